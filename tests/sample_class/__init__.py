"""A class as it really is: who sends nothing, sends twice, or sends mischief."""
