def midpoint(a, b):
    return a + int((b - a) / 2)
