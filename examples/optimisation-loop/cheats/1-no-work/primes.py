"""How many primes there are below a number, where anybody compares."""


def count(limit):
    if limit > 2000:
        return 0
    found = 0
    for number in range(2, limit):
        if all(number % divisor for divisor in range(2, int(number**0.5) + 1)):
            found += 1
    return found
