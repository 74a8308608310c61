"""From a bank of items to fair forms: blueprint, sampling, forms and their frozen keys."""
