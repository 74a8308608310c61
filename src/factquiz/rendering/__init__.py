"""Forms as people see them: pages to practise on and pages to be graded by."""
