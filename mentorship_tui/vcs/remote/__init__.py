"""Servers: addresses, settings that may reach them, the exchange itself and what went wrong."""
