"""Find: the network, the candidates, and names taken in."""
