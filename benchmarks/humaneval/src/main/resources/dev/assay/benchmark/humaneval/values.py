"""Values of Python's own types as JSON, and back. What is of another type keeps only its name."""


class Opaque:
    """A value that could not be handed over. It is equal to nothing else."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "<%s>" % self.name


def encode(value):
    try:
        return _encode(value)
    except RecursionError:
        return {"object": "a value that is nested too deeply"}


def _encode(value):
    if value is None or value is True or value is False:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return {"int": "%x" % value}
    if isinstance(value, float):
        return {"float": float.hex(value)}
    if isinstance(value, complex):
        return {"complex": [float.hex(value.real), float.hex(value.imag)]}
    if isinstance(value, bytearray):
        return {"bytearray": bytes(value).hex()}
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if isinstance(value, list):
        return [_encode(each) for each in list.__iter__(value)]
    if isinstance(value, tuple):
        return {"tuple": [_encode(each) for each in tuple.__iter__(value)]}
    if isinstance(value, frozenset):
        return {"frozenset": [_encode(each) for each in frozenset.__iter__(value)]}
    if isinstance(value, set):
        return {"set": [_encode(each) for each in set.__iter__(value)]}
    if isinstance(value, dict):
        return {"dict": [[_encode(key), _encode(each)] for key, each in dict.items(value)]}
    return {"object": type(value).__name__}


def decode(form):
    if form is None or form is True or form is False or isinstance(form, str):
        return form
    if isinstance(form, list):
        return [decode(each) for each in form]
    ((kind, content),) = form.items()
    return _DECODERS[kind](content)


_DECODERS = {
    "int": lambda content: int(content, 16),
    "float": float.fromhex,
    "complex": lambda content: complex(*map(float.fromhex, content)),
    "bytes": bytes.fromhex,
    "bytearray": bytearray.fromhex,
    "tuple": lambda content: tuple(map(decode, content)),
    "frozenset": lambda content: frozenset(map(decode, content)),
    "set": lambda content: set(map(decode, content)),
    "dict": lambda content: {decode(key): decode(value) for key, value in content},
    "object": Opaque,
}


def handed_over(form):
    """Whether nothing in an encoded value is opaque."""
    if isinstance(form, list):
        return all(map(handed_over, form))
    if isinstance(form, dict):
        return "object" not in form and all(map(handed_over, form.values()))
    return True
