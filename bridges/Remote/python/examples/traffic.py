#!/usr/bin/python3
"""A traffic generator behind the remote protocol: writes a pattern and reads it back, at most so many requests under way.

Parameters: count (100 writes and as many reads), size (64 bytes), outstanding (8), latency (1000000 fs from a response to the next request).
"""

import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tlm_remote import INITIATOR, NS, OK, READ, SIGNAL_OUT, WRITE, Model, Transaction, run  # noqa: E402


class Traffic(Model):
    name = "traffic"

    def start(self, configuration):
        get = lambda key, otherwise: int(configuration.parameters.get(key, otherwise))
        self.count, self.size, self.outstanding = get("count", 100), get("size", 64), get("outstanding", 8)
        self.look_ahead = get("latency", NS)
        self.random = random.Random(configuration.seed)
        self.patterns = [self.random.randbytes(self.size) for _ in range(self.count)]
        self.memory = self.port(INITIATOR, "mem")
        self.done_signal = self.port(SIGNAL_OUT, "done")
        self.issued = self.answered = self.wrong = 0
        self.at(0, self.issue)

    def issue(self):
        while self.issued < 2 * self.count and self.issued - self.answered < self.outstanding and self.may_issue():
            number = self.issued % self.count
            request = Transaction(port=self.memory, id=self.issued, address=number * self.size, length=self.size)
            if self.issued < self.count:
                request.command, request.data = WRITE, self.patterns[number]
            else:
                request.command, request.wants_data = READ, True
            self.send(request, self.now + self.look_ahead)
            self.issued += 1

    def may_issue(self):
        return self.issued < self.count or self.answered >= self.count  # reads wait for all writes

    def response(self, transaction):
        self.answered += 1
        if transaction.status != OK:
            raise RuntimeError(f"transaction {transaction.id}: status {transaction.status} ({transaction.detail})")
        if transaction.id >= self.count and transaction.data != self.patterns[transaction.id - self.count]:
            self.wrong += 1
        if self.answered == 2 * self.count:
            self.set(self.done_signal, self.now + self.look_ahead, 1)
        self.issue()

    def values(self):
        return [("transactions", "", "transactions answered", self.answered), ("wrong", "", "reads with other bytes than were written", self.wrong)]


run(Traffic)
