"""Where signed heads are kept; imported by `app` alone."""
