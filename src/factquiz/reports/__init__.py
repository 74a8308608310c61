"""What people get to read after grading: feedback for each student, and the folder it stands in."""
