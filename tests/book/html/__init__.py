"""Tests of the web book without a browser: figures, pages, markup."""
