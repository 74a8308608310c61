"""What students send, read without trusting any of it."""
