"""Connects Ansible to the "host" that runs in a root: its first process stands in a file named for it."""

DOCUMENTATION = """
    name: in_root
    short_description: runs commands in a root of a distribution
    description: for tests
    options: {}
"""

import os
import shutil
import subprocess

from ansible.plugins.connection import ConnectionBase


class Connection(ConnectionBase):
    transport = "in_root"
    has_pipelining = True
    default_user = "root"

    def _connect(self):
        host = os.path.join(os.environ["JITSI_PRIVACY_HOSTS"], self._play_context.remote_addr)
        with open(host + ".pid") as file:
            self._first = file.read().strip()
        self._root = host
        self._connected = True
        return self

    def exec_command(self, cmd, in_data=None, sudoable=False):
        super().exec_command(cmd, in_data=in_data, sudoable=sudoable)
        clean = ["env", "-i", "-C", "/", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C.UTF-8", "TERM=dumb"]
        ended = subprocess.run(
            ["nsenter", "-t", self._first, "-m", "-p", "-u", "--root"] + clean + ["/bin/sh", "-c", cmd],
            input=in_data or b"",
            capture_output=True,
        )
        return ended.returncode, ended.stdout, ended.stderr

    def put_file(self, in_path, out_path):
        super().put_file(in_path, out_path)
        shutil.copyfile(in_path, self._root + out_path)

    def fetch_file(self, in_path, out_path):
        super().fetch_file(in_path, out_path)
        shutil.copyfile(self._root + in_path, out_path)

    def close(self):
        self._connected = False
