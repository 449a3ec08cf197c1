"""Under way: topics, meetings, agendas, summing up."""
