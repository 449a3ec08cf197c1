"""Pure rules that guide: phases, the next step, suitability, match, specificity, what is due."""
