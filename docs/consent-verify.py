#!/usr/bin/env python3
"""Verifies consent receipts with the public key of the audit trail and nothing else.

  consent-verify.py VKEY RECEIPT...

Written from consent-receipt.md, RFC 8785 and, in audit-verify.py beside it, the specifications of the log; needs
Python 3.8.
"""
import importlib.util, json, os, re, sys

beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "audit-verify.py")
spec = importlib.util.spec_from_file_location("audit_verify", beside)
audit = importlib.util.module_from_spec(spec)
spec.loader.exec_module(audit)
need, sha256 = audit.need, audit.sha256

LONGEST, DEEPEST, MOST = 8 << 20, 16, 1000
KINDS = {"dpv:ConsentGiven": "consent.granted", "dpv:ConsentRefused": "consent.refused",
         "dpv:ConsentWithdrawn": "consent.withdrawn", "dpv:ConsentExpired": "consent.expired"}

def refuse(what): raise ValueError("null and fractions have no place in it")

def unique(pairs):
    fields = dict(pairs)
    need(len(fields) == len(pairs), "a name stands twice")
    return fields

def parse(text):
    return json.loads(text, object_pairs_hook=unique, parse_float=refuse, parse_constant=refuse)

def canonical(value, depth=1):  # RFC 8785; names are ordered by UTF-16 code unit.
    need(depth <= DEEPEST or not isinstance(value, (dict, list)), "too deep")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{%s}" % ",".join(canonical(n) + ":" + canonical(value[n], depth + 1) for n in names)
    if isinstance(value, list): return "[%s]" % ",".join(canonical(item, depth + 1) for item in value)
    if value is None: refuse(value)
    if type(value) is int: need(abs(value) < 2**53, "a number is at most 2^53 - 1 either way")
    if isinstance(value, str): value.encode()  # A surrogate without its other half has no bytes.
    return json.dumps(value, ensure_ascii=False)

def year_key(vkey, note):  # The log of a year has the archive's key under a name of its own.
    name, _, typed = vkey.split("+", 2)
    origin = note.split("\n", 1)[0]
    need(origin[:-4] == name + "/" and re.fullmatch("[0-9]{4}", origin[-4:]), "it is of no log of " + name)
    key_id = sha256(origin.encode() + b"\n" + audit.unbase64(typed))[:4].hex()
    return "+".join((origin, key_id, typed))

def record(part, vkey):
    document, line, proof = part["document"], part["entry"], part["proof"]
    need(isinstance(document, dict) and isinstance(line, str) and isinstance(proof, str), "not a record")
    need(re.fullmatch("[ -~]{2,65535}", line), "the entry is not a line of printable ASCII")
    entry = parse(line)
    hash = sha256(canonical(document).encode()).hex()
    need(entry["v"] == 1 and entry["facts"]["record"] == hash, "the entry is of another document")
    need(document["@type"] == "dpv:ConsentRecord" and document["dct:identifier"], "not a consent record")
    event = document["dpv:hasConsentStatus"][-1]
    state = event["@type"] if isinstance(event["@type"], str) else event["@type"][0]
    told = (KINDS[state], event["dpv:isIndicatedAtTime"], document["dpv:hasNotice"][0]["schema:version"],
            [document["dpv:hasProcess"]["dpv:hasPurpose"]["dct:identifier"]])
    facts = entry["facts"]
    need(told == (entry["kind"], entry["time"], facts["notice"], facts["purposes"]),
         "the document and the entry tell of different decisions")
    audit.proof(proof, year_key(vkey, proof.partition("\n\n")[2]), line.encode())

def receipt(data, vkey):
    need(len(data) <= LONGEST, "longer than a receipt is")
    all = parse(data.decode())
    canonical(all)
    need(all["type"] == "ConsentReceipt" and type(all["v"]) is int and all["v"] == 0, "not a receipt")
    need(isinstance(all["records"], list) and 1 <= len(all["records"]) <= MOST, "not 1 to %d records" % MOST)
    for number, part in enumerate(all["records"], 1):
        try: record(part, vkey)
        except (ValueError, LookupError, TypeError) as wrong:
            raise ValueError("record %d: %s" % (number, wrong or "there is something missing"))
    return "%d proven" % len(all["records"])

def main(vkey, *files):
    good = True
    for file in files:
        try: print("ok: " + receipt(audit.read(file), vkey))
        except (ValueError, LookupError, TypeError, RecursionError, OSError) as wrong:
            good = False
            print("NOT VERIFIED: " + ascii(str(wrong))[1:-1])
    return 0 if good else 1

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 2 else __doc__)
