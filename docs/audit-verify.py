#!/usr/bin/env python3
"""Verifies an audit log, or the proof of one entry, with the log's public key and nothing else.

  audit-verify.py VKEY DIRECTORY [EARLIER-CHECKPOINT...]
  audit-verify.py VKEY FILE.tlog-proof ENTRY-FILE

Written from C2SP signed-note, tlog-checkpoint, tlog-tiles and tlog-proof, RFC 6962 and RFC 8032; needs Python 3.8.
A log that was cut off or put back to an earlier state is whole in itself: only an earlier checkpoint tells.
"""
import base64, hashlib, os, re, sys

def need(true, otherwise):
    if not true: raise ValueError(otherwise)

def sha256(data): return hashlib.sha256(data).digest()
def leaf(entry): return sha256(b"\0" + entry)
def node(left, right): return sha256(b"\1" + left + right)

def root_of(row):  # The last one of a level that has no sibling moves up as it is.
    while len(row) > 1:
        row = [node(*row[i:i + 2]) if i + 1 < len(row) else row[i] for i in range(0, len(row), 2)]
    return row[0]

# Ed25519: points are (X, Y, Z, T) with x = X/Z, y = Y/Z, x*y = T/Z.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    e, f, g, h = (b - a) % P, (d - c) % P, (d + c) % P, (b + a) % P
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    sum = 0, 1, 1, 0
    while n:
        sum, p, n = add(sum, p) if n & 1 else sum, add(p, p), n >> 1
    return sum

def point(data):
    y = int.from_bytes(data, "little")
    odd, y = y >> 255, y & 2**255 - 1
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    need(y < P and x * x % P == xx and (x or not odd), "not a point of the curve")
    x = x if x & 1 == odd else P - x
    return x, y, 1, x * y % P

def is_signed(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little")
    base = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    p, q = times(s, base), add(point(signature[:32]), times(h % L, point(key)))
    return len(signature) == 64 and s < L and all((p[i] * q[2] - q[i] * p[2]) % P == 0 for i in (0, 1))

def unbase64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "not base 64")
    return data

def checkpoint(note, vkey):  # -> size, root
    name, key_id, typed = vkey.split("+", 2)
    typed = unbase64(typed)
    need(len(typed) == 33 and typed[0] == 1, "not the key of a log")
    need(key_id == sha256(name.encode() + b"\n" + typed)[:4].hex(), "the key does not have that id")
    need(not re.search(r"[\0-\x09\x0b-\x1f]", note), "a note has no control characters")
    text, blank, signatures = note.rpartition("\n\n")
    need(blank and signatures.endswith("\n"), "not a signed note")
    valid = 0
    for line in signatures[:-1].split("\n"):
        by = re.fullmatch(r"\u2014 ([^\s+]+) (\S+)", line)
        need(by, "not a signature line")
        signature = unbase64(by[2])
        if by[1] == name and signature[:4].hex() == key_id:
            need(is_signed(typed[1:], text.encode() + b"\n", signature[4:]), "the signature is not valid")
            valid += 1
    need(valid, "not signed by " + name)
    lines = text.split("\n")
    need(len(lines) >= 3 and "" not in lines and re.fullmatch("0|[1-9][0-9]*", lines[1]), "not a checkpoint")
    need(lines[0] == name, "a checkpoint of " + lines[0] + ", not of " + name)
    root = unbase64(lines[2])
    need(len(root) == 32, "not a checkpoint")
    return int(lines[1]), root

def read(*path):
    with open(os.path.join(*path), "rb") as file: return file.read()

def tile(directory, kind, n, width):
    path = "%03d" % (n % 1000)
    while n >= 1000:
        n //= 1000
        path = "x%03d/" % (n % 1000) + path
    path = os.path.join(directory, "tile", kind, path)
    part = path + ".p/%d" % width
    return read(part if width < 256 and os.path.exists(part) else path)

def entries(bundle, width):
    at, found = 0, []
    while at < len(bundle):
        start = at + 2
        at = start + int.from_bytes(bundle[at:start], "big")
        found.append(bundle[start:at])
    need(at == len(bundle) and len(found) in (width, 256), "a bundle of entries is cut off")
    return found[:width]

def log(directory, vkey, earlier):
    size, root = checkpoint(read(directory, "checkpoint").decode(), vkey)
    known = {}
    for note in earlier:
        then, its_root = checkpoint(read(note).decode(), vkey)
        need(then <= size, "entries are missing: there were %d, there are %d" % (then, size))
        need(known.setdefault(then, its_root) == its_root, "two histories were signed")
    rows, index = [[]], [0]  # Of each level: the growing tile, and which one it is.

    def whole():
        last = []
        for row in rows:
            last = [root_of(row + last)] if row or last else []
        return last[0] if last else sha256(b"")

    def check(level):
        row = b"".join(rows[level])
        stored = tile(directory, str(level), index[level], len(rows[level]))
        need(len(stored) in (len(row), 8192) and stored.startswith(row),
             "tile %d of level %d does not match the entries" % (index[level], level))

    def grow(level, hash):
        if level == len(rows): rows.append([]), index.append(0)
        rows[level].append(hash)
        if len(rows[level]) == 256:
            check(level)
            grow(level + 1, root_of(rows[level]))
            rows[level], index[level] = [], index[level] + 1

    need(known.get(0, whole()) == whole(), "the root of no entries is another one")
    for n in range(0, size, 256):
        width = min(256, size - n)
        for i, entry in enumerate(entries(tile(directory, "entries", n // 256, width), width), n + 1):
            grow(0, leaf(entry))
            if i in known: need(known[i] == whole(), "the first %d entries are not those of then" % i)
    for level in range(len(rows)):
        if rows[level]: check(level)
    need(whole() == root, "the entries do not have the root that was signed")
    return "a log of %d entries" % size

def proof(text, vkey, entry):
    head, blank, note = text.partition("\n\n")
    size, root = checkpoint(note, vkey)
    lines = head.split("\n")
    need(lines.pop(0) == "c2sp.org/tlog-proof@v1", "not a proof")
    if lines and lines[0].startswith("extra "): unbase64(lines.pop(0)[6:])
    index = re.fullmatch("index (0|[1-9][0-9]*)", lines.pop(0) if lines else "")
    need(index and int(index[1]) < size, "no such entry")
    here, last, hash = int(index[1]), size - 1, leaf(entry)
    for sibling in map(unbase64, lines):
        need(last > 0 and len(sibling) == 32, "the proof is too long")
        if here & 1 or here == last:
            hash = node(sibling, hash)
            while not here & 1 and here: here, last = here >> 1, last >> 1
        else:
            hash = node(hash, sibling)
        here, last = here >> 1, last >> 1
    need(last == 0 and hash == root, "the entry is not the one that was recorded there")
    return "entry %s of %d" % (index[1], size)

def main(vkey, what, *more):
    if os.path.isdir(what): return log(what, vkey, more)
    return proof(read(what).decode(), vkey, read(*more))

if __name__ == "__main__":
    if len(sys.argv) < 3 or (len(sys.argv) != 4 and not os.path.isdir(sys.argv[2])): sys.exit(__doc__)
    try:
        print("ok: " + main(*sys.argv[1:]))
    except (ValueError, OSError) as wrong:
        sys.exit("NOT VERIFIED: %s" % wrong)
