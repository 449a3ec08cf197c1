"""Tests of git: real repositories, nothing mocked."""
