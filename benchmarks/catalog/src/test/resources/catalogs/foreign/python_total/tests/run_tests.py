import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "workspace"))
from total import total

assert total([1, 2, 3]) == 6, "total([1, 2, 3])"
assert os.environ["RETRIES"] == "3"
