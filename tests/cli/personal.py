"""Personal data in a published tree: personal.py FOLDER [NAMES]

Prints "FILE: KIND: WHAT" for each mobile number, identity card number, bank card number and e-mail
address in the files of a folder, and for each line of the file NAMES. Written from the standards
and not from lib/record/privacy.c, so that each is a test of the other. Exits with 1 when there is
one.
"""
import pathlib, re, sys, unicodedata

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]  # GB 11643
MOBILE = re.compile(r'(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9A-Za-z])')
IDENTITY = re.compile(r'(?<![0-9A-Za-z.])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])')
CARD = re.compile(r'(?<![0-9A-Za-z.])[3-9][0-9]{3}(?:[ -]?[0-9]{4}){2,3}(?:[ -]?[0-9]{1,4})?(?![0-9A-Za-z.])')
EMAIL = re.compile(r'[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+')


def is_identity(text):
    rest = sum(w * int(d) for w, d in zip(WEIGHTS, text)) % 11
    return '10X98765432'[rest] == text[17].upper()


def is_card(text):
    digits = [int(d) for d in text if d.isdigit()]
    double = [d * 2 - 9 * (d > 4) for d in digits[-2::-2]]
    return 15 <= len(digits) <= 19 and (sum(double) + sum(digits[::-2])) % 10 == 0


def found(text):
    yield from (('mobile', m) for m in MOBILE.findall(text))
    yield from (('identity', m) for m in IDENTITY.findall(text) if is_identity(m))
    yield from (('card', m) for m in CARD.findall(text) if is_card(m))
    yield from (('address', m) for m in EMAIL.findall(text))


def main(folder, names=None):
    secret = pathlib.Path(names).read_text().splitlines() if names else []
    count = 0
    for path in sorted(p for p in pathlib.Path(folder).rglob('*') if p.is_file()):
        # What escapes and full-width digits hide is there all the same.
        text = path.read_text()
        plain = unicodedata.normalize('NFKC', text).replace('\\', '').replace('&#64;', '@')
        hits = list(found(plain)) + [('name', n) for n in secret if n in text or n in plain]
        for kind, what in hits:
            print(f'{path.relative_to(folder)}: {kind}: {what}')
        count += len(hits)
    return 1 if count else 0


sys.exit(main(*sys.argv[1:]))
