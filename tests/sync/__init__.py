"""Several machines, real git, real transports."""
