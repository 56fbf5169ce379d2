"""Reads docs/docker/docker-compose.privacy.yml, of which each key must be known, and prints what a shell needs of it.

  SERVICE environment NAME=VALUE
  SERVICE group VALUE
  SERVICE volume SOURCE TARGET ro|rw
"""

import sys

import yaml


def only(mapping, required, optional=()):
    unknown = set(mapping) - set(required) - set(optional)
    missing = set(required) - set(mapping)
    if unknown or missing:
        sys.exit(f"FAILED: unknown {sorted(unknown)}, missing {sorted(missing)} in {mapping}")


def shown(*words):
    if any(not isinstance(word, str) or any(c in word for c in "\n\t") for word in words):
        sys.exit(f"FAILED: no plain text: {words}")
    print("\t".join(words))


with open(sys.argv[1]) as file:
    overlay = yaml.safe_load(file)
only(overlay, ["services"])
only(overlay["services"], ["jicofo", "jvb"])
for service, what in overlay["services"].items():
    only(what, ["environment", "group_add", "volumes"])
    for name, value in what["environment"].items():
        shown(service, "environment", f"{name}={value}")
    for group in what["group_add"]:
        shown(service, "group", group)
    for volume in what["volumes"]:
        only(volume, ["type", "source", "target", "bind"], ["read_only"])
        if volume["type"] != "bind" or volume["bind"] != {"create_host_path": False}:
            sys.exit(f"FAILED: {volume}")
        shown(service, "volume", volume["source"], volume["target"], "ro" if volume.get("read_only") is True else "rw")
