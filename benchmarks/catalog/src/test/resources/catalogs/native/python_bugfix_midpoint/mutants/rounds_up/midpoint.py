def midpoint(a, b):
    return (a + b + 1) // 2
