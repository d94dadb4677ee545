"""Asks pyHanko what sealed files are worth: ask_pyhanko.py CA.pem FILE… prints one JSON line a file.

The level is the beginning of a file's name. B-T must carry a trusted time; B-LT must be provable by what the file itself
carries, with nobody asked over the network.
"""

import json
import logging
import os
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore, validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)


def problems_of(path, authority):
    trust = {"trust_roots": [authority], "allow_fetching": False}
    level = os.path.basename(path).split(".")[0]
    with open(path, "rb") as handle:
        reader = PdfFileReader(handle)
        if len(reader.embedded_signatures) != 1:
            return [f"{len(reader.embedded_signatures)} signatures"]
        if level == "B-LT":
            store = DocumentSecurityStore.read_dss(reader)
            context = store.as_validation_context({**trust, "revocation_mode": "require"})
        else:
            context = ValidationContext(**trust, revocation_mode="soft-fail")
        status = validate_pdf_signature(reader.embedded_signatures[0], context)
    stamp = status.timestamp_validity
    found = {
        "not valid": not status.valid,
        "not intact": not status.intact,
        "not trusted": not status.trusted,
        "not the whole file": status.coverage != SignatureCoverageLevel.ENTIRE_FILE,
        "no trusted time": level != "B-B" and not (stamp and stamp.valid and stamp.trusted),
        "a time of unknown origin": level == "B-B" and stamp is not None,
        "not acceptable as a whole": not status.bottom_line,
    }
    return [name for name, is_so in found.items() if is_so]


authority = load_cert_from_pemder(sys.argv[1])
for path in sys.argv[2:]:
    try:
        problems = problems_of(path, authority)
    except Exception as error:  # What cannot be read is not valid.
        problems = [f"{type(error).__name__}: {error}"]
    print(json.dumps({"file": os.path.basename(path), "problems": problems}), flush=True)
