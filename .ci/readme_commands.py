"""Prints the commands of the README's ``sh`` blocks, one a line, as a person would copy them."""

import re
import sys
from pathlib import Path

text = Path(sys.argv[1]).read_text(encoding="utf-8")
for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
    sys.stdout.write(block)
