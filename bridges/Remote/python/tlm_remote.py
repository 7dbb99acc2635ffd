"""Tlm's remote protocol (docs/remote-protocol.md) for Python 3 with pyzmq: derive from Model and call run()."""

import heapq
import os
import signal
import struct
import sys
import threading
from dataclasses import dataclass, field

import zmq

NEVER = 2**63 - 1
FS, PS, NS, US, MS = 1, 10**3, 10**6, 10**9, 10**12
VERSION = 1
FLUSH_BYTES = 1 << 20
MAX_BODY = 16 << 20
MAX_DATA = 8 << 20

HELLO, CONFIGURE, MODEL, ADVANCE, STAND, RECORDS, ALIVE, SHUTDOWN, GOODBYE, ERROR, DEBUG, DEBUG_ANSWER = range(1, 13)
REQUEST, RESPONSE, ACCEPT, SIGNAL, TAKEN = range(1, 6)
DATA, BYTE_ENABLES, STREAM, DETAIL, STAGES = 1, 2, 4, 8, 16
TARGET, INITIATOR, SIGNAL_IN, SIGNAL_OUT = range(1, 5)
KNOWS_STREAMS, FOUR_PHASES, ACCEPTS = 1, 2, 4
READ, WRITE, IGNORE = range(3)
OK, GENERIC_ERROR, ADDRESS_ERROR, COMMAND_ERROR, BURST_ERROR, BYTE_ENABLE_ERROR = 1, -1, -2, -3, -4, -5

_HEADER = struct.Struct("<4sHHQII")
_BATCH = struct.Struct("<qqII")
_RECORD = struct.Struct("<BbHHHqQ")
_REQUEST = struct.Struct("<Qqq")
_STREAM = struct.Struct("<qqqqqqii")
_PORT = struct.Struct("<BBHI")
_TAKES = {TARGET: (REQUEST, TAKEN), INITIATOR: (RESPONSE, ACCEPT), SIGNAL_IN: (SIGNAL,), SIGNAL_OUT: ()}


class ProtocolError(Exception):
    """The other side broke the protocol."""


class _ClientChanged(Exception):
    """Another client has come instead of the one that was served."""


class _Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def unpack(self, layout):
        if self.at + layout.size > len(self.data):
            raise ProtocolError("a body ends too early")
        values = layout.unpack_from(self.data, self.at)
        self.at += layout.size
        return values

    def number(self, code):
        return self.unpack(struct.Struct("<" + code))[0]

    def bytes(self, count):
        if self.at + count > len(self.data):
            raise ProtocolError("a body ends too early")
        self.at += count
        return bytes(self.data[self.at - count:self.at])

    def text(self):
        return self.bytes(self.number("I")).decode("utf-8")

    def end(self):
        if self.at != len(self.data):
            raise ProtocolError("bytes too many in a body")


def _text(value):
    encoded = value.encode("utf-8")[:4096]
    return struct.pack("<I", len(encoded)) + encoded


@dataclass
class Transaction:
    """A request or response: what came, or what is to be sent."""

    port: int = 0
    time: int = 0
    id: int = 0
    command: int = READ
    address: int = 0
    length: int = 0
    streaming_width: int = 0
    data: bytes = b""            # of a write, or of a read's response
    wants_data: bool = False     # of a read
    byte_enables: bytes = b""
    stream: tuple = ()           # bytes a step, stride, count, outer stride, outer count, cycle (fs), steps a cycle, outstanding
    status: int = OK
    detail: str = ""


@dataclass
class Configuration:
    """What Tlm hands to the model."""

    name: str
    seed: int
    parameters: dict = field(default_factory=dict)


class _Link:
    """Sealed frames out, checked frames in. No checksums are computed: Python would take long, and CURVE guards the bytes."""

    def __init__(self):
        self.context = zmq.Context()
        self.socket = self.context.socket(zmq.PAIR)
        self.socket.linger = 1000
        self.socket.maxmsgsize = MAX_BODY + _HEADER.size
        self.sent = self.received = 0

    def connect(self, credentials):
        """To the Tlm that started this process."""
        self.socket.curve_serverkey = credentials["server-key"].encode()
        self.socket.curve_publickey = credentials["public-key"].encode()
        self.socket.curve_secretkey = credentials["secret-key"].encode()
        self.socket.connect(credentials["endpoint"])
        return self

    def serve(self, endpoint, secret_key):
        """At an endpoint; with a secret key (40 characters Z85) as CURVE server, without one in the clear."""
        if secret_key:
            self.socket.curve_server = True
            self.socket.curve_secretkey = secret_key.encode()
        self.socket.bind(endpoint)
        return self

    def close(self):
        self.socket.close()
        self.context.term()

    def send(self, kind, body=b""):
        self.socket.send(_HEADER.pack(b"TLMR", VERSION, kind, self.sent, len(body), 0) + body)
        self.sent += 1

    def receive(self):
        frames = self.socket.recv_multipart()
        frame = frames[0]
        if len(frames) != 1 or len(frame) < _HEADER.size:
            raise ProtocolError(f"a message of {len(frames)} frames, the first of {len(frame)} bytes, is no frame of this protocol")
        magic, version, kind, sequence, length, _ = _HEADER.unpack_from(frame)
        if magic != b"TLMR" or version != VERSION:
            raise ProtocolError(f"tlm speaks {magic!r} version {version}, this library TLMR version {VERSION}")
        if kind == HELLO and sequence == 0:
            self.sent = self.received = 0  # a new client has come
        if length != len(frame) - _HEADER.size or sequence != self.received:
            raise ProtocolError("a frame is truncated or missing")
        self.received += 1
        return kind, _Reader(memoryview(frame)[_HEADER.size:])


class Model:
    """An event-driven model. Override start, request, response, signal, peek; times are whole femtoseconds."""

    name, version = "model", "1.0"
    look_ahead = 0          # least time from anything that happens here to any output that follows
    is_background = False   # own events do not keep the simulation alive

    def start(self, configuration):
        """Declare ports, set look_ahead, schedule first events."""

    def request(self, transaction):
        """A request has come to a target, now."""

    def response(self, transaction):
        """A response has come to an initiator, now."""

    def accepted(self, port, identity):
        """A request of an initiator that asked for it (ACCEPTS) was taken, now."""

    def signal(self, port, value):
        """A signal has changed, now."""

    def peek(self, transaction):
        """A transfer outside time: the bytes read, or the number of bytes written."""
        return b"" if transaction.command == READ else 0

    def values(self):
        """Values for the results: (name, unit, description, whole number)."""
        return []

    # --- to use in start ---
    def port(self, kind, name, options=0, bus_width=32, outstanding=0):
        """Declares a port and returns its number."""
        self._ports.append((kind, name, options, bus_width, outstanding))
        return len(self._ports) - 1

    # --- to use while handling ---
    @property
    def now(self):
        """The simulated time."""
        return self._now

    def at(self, time, action):
        """Calls action() at a time."""
        if time < self._now:
            raise ValueError("an event is scheduled for the past")
        self._number += 1
        heapq.heappush(self._timers, (time, self._number, action))

    def respond(self, transaction, time, status=OK, data=b"", detail=""):
        """Answers a request at a time to come."""
        has_data = bool(data) and transaction.wants_data and transaction.command == READ
        options = (DATA if has_data else 0) | (DETAIL if detail else 0)
        body = (struct.pack("<I", len(data)) + data if has_data else b"") + (_text(detail) if detail else b"")
        self._leave(time, _RECORD.pack(RESPONSE, status, transaction.port, options, 0, time, transaction.id) + body)

    def send(self, transaction, time):
        """Sends a request at a time to come."""
        self._leave(time, _encode(transaction, time))

    def set(self, port, time, value):
        """Changes a signal at a time to come."""
        self._leave(time, _RECORD.pack(SIGNAL, 0, port, 0, 0, time, value & (2**64 - 1)))

    def debug(self, transaction):
        """A transfer outside time by an initiator's port: the bytes read, or the number of bytes written."""
        transaction.wants_data = transaction.command == READ
        self._link.send(DEBUG, _encode(transaction, 0))
        kind, reader = self._link.receive()
        if kind != DEBUG_ANSWER:
            raise ProtocolError(f"a frame of kind {kind} came where the answer to a debug transfer was due")
        moved = reader.number("Q")
        return reader.bytes(moved) if transaction.command == READ else moved

    def alive(self):
        """Says that this window takes longer."""
        self._link.send(ALIVE)

    def stop(self):
        """Asks for the end of the simulation."""
        self._stops = True

    # --- machinery ---
    def __init__(self):
        self._ports, self._timers, self._inputs, self._out = [], [], [], []
        self._now = self._number = self._out_bytes = 0
        self._stops = False

    def _leave(self, time, record):
        if time < self._now + self.look_ahead:
            raise ValueError(f"the look-ahead is {self.look_ahead} fs, but an output leaves {time - self._now} fs after what caused it")
        self._out.append(record)
        self._out_bytes += len(record)
        if self._out_bytes >= FLUSH_BYTES:
            self._link.send(RECORDS, self._seal(0, 0, 0))

    def _seal(self, time, following, flags):
        body = _BATCH.pack(time, following, flags, len(self._out)) + b"".join(self._out)
        self._out, self._out_bytes = [], 0
        return body

    def _next(self):
        first = self._timers[0][0] if self._timers else NEVER
        return min(first, self._inputs[0][0]) if self._inputs else first

    def _take(self, reader):
        time, _, _, count = reader.unpack(_BATCH)
        for _ in range(count):
            kind, transaction = _decode(reader)
            self._check_port(kind, transaction)
            self._number += 1
            heapq.heappush(self._inputs, (transaction.time, self._number, kind, transaction))
        reader.end()
        return time

    def _check_port(self, kind, transaction):
        if transaction.port >= len(self._ports) or kind not in _TAKES[self._ports[transaction.port][0]]:
            raise ProtocolError(f"a record of kind {kind} came for port {transaction.port}, which takes none")
        if transaction.time < 0:
            raise ProtocolError(f"a record came with the time {transaction.time} fs")

    def _advance(self, time):
        if time < self._now or time > NEVER - self.look_ahead:
            raise ProtocolError(f"tlm asks for the time {time} fs; this peer stands at {self._now} fs")
        while self._next() <= time:
            if self._inputs and (not self._timers or self._inputs[0][0] <= self._timers[0][0]):
                when, _, kind, transaction = heapq.heappop(self._inputs)
                self._now = max(self._now, when)
                self._dispatch(kind, transaction)
            else:
                self._now, _, action = heapq.heappop(self._timers)
                action()
        self._now = time
        self._link.send(STAND, self._seal(time, self._next(), 1 if self._stops else 0))

    def _dispatch(self, kind, transaction):
        if kind == REQUEST:
            self.request(transaction)
        elif kind == RESPONSE:
            self.response(transaction)
        elif kind == ACCEPT:
            self.accepted(transaction.port, transaction.id)
        elif kind == SIGNAL:
            self.signal(transaction.port, transaction.id - (1 << 64) if transaction.id >> 63 else transaction.id)

    def _introduce(self):
        self._link.send(HELLO, struct.pack("<Q", os.getpid()) + _text("tlm-python 1"))
        kind, reader = self._link.receive()
        if kind != CONFIGURE:
            raise ProtocolError("the first frame is no Configure")
        configuration = Configuration(reader.text(), reader.number("q"))
        for _ in range(reader.number("I")):
            key = reader.text()
            configuration.parameters[key] = reader.text()
        reader.end()
        self.start(configuration)
        body = _text(self.name) + _text(self.version)
        body += struct.pack("<qqII", self.look_ahead, self._next(), int(self.is_background), len(self._ports))
        for kind, name, options, bus_width, outstanding in self._ports:
            body += _PORT.pack(kind, options, bus_width, outstanding) + _text(name)
        self._link.send(MODEL, body)

    def _answer_debug(self, reader):
        kind, transaction = _decode(reader)
        reader.end()
        if kind != REQUEST or transaction.length > MAX_DATA:
            raise ProtocolError("a debug transfer is no request, or too long")
        self._check_port(kind, transaction)
        result = self.peek(transaction)
        if transaction.command == READ:
            self._link.send(DEBUG_ANSWER, struct.pack("<Q", len(result)) + result)
        else:
            self._link.send(DEBUG_ANSWER, struct.pack("<Q", result))

    def _goodbye(self):
        values = list(self.values())
        body = struct.pack("<I", len(values))
        for name, unit, description, value in values:
            body += _text(name) + _text(unit) + _text(description) + struct.pack("<q", value)
        self._link.send(GOODBYE, body)

    def converse(self, link):
        """Serves one Tlm from the introduction to the farewell."""
        self._link = link
        self._introduce()
        while True:
            kind, reader = link.receive()
            if kind == RECORDS:
                self._take(reader)
            elif kind == ADVANCE:
                self._advance(self._take(reader))
            elif kind == DEBUG:
                self._answer_debug(reader)
            elif kind == SHUTDOWN:
                return self._goodbye()
            elif kind == HELLO:
                raise _ClientChanged
            elif kind == ERROR:
                raise ProtocolError(f"tlm reports an error: {reader.text()}")
            else:
                raise ProtocolError(f"a frame of kind {kind} came where a window was due")


def _encode(transaction, time):
    writes = transaction.command == WRITE and transaction.data
    reads = transaction.command == READ and transaction.wants_data
    options = (DATA if writes or reads else 0) | (BYTE_ENABLES if transaction.byte_enables else 0) | (STREAM if transaction.stream else 0)
    record = _RECORD.pack(REQUEST, transaction.command, transaction.port, options, 0, time, transaction.id)
    record += _REQUEST.pack(transaction.address, transaction.length, transaction.streaming_width)
    if transaction.stream:
        record += _STREAM.pack(*transaction.stream)
    if transaction.byte_enables:
        record += struct.pack("<I", len(transaction.byte_enables)) + transaction.byte_enables
    return record + (transaction.data if writes else b"")


def _decode(reader):
    kind, code, port, options, _, time, identity = reader.unpack(_RECORD)
    transaction = Transaction(port, time, identity)
    if kind == REQUEST:
        transaction.command = code
        transaction.address, transaction.length, transaction.streaming_width = reader.unpack(_REQUEST)
        least, most = int(code != IGNORE), MAX_DATA if options & DATA else NEVER
        if not 0 <= code <= IGNORE or not least <= transaction.length <= most or transaction.streaming_width < 0:
            raise ProtocolError(f"request {identity}: command {code}, length {transaction.length} are no transaction")
        transaction.stream = reader.unpack(_STREAM) if options & STREAM else ()
        transaction.byte_enables = reader.bytes(reader.number("I")) if options & BYTE_ENABLES else b""
        transaction.wants_data = bool(options & DATA) and code == READ
        transaction.data = reader.bytes(transaction.length) if options & DATA and code == WRITE else b""
    elif kind == RESPONSE:
        transaction.status = code
        transaction.data = reader.bytes(reader.number("I")) if options & DATA else b""
        transaction.detail = reader.text() if options & DETAIL else ""
    return kind, transaction


def _credentials(lines):
    if next(lines, "").strip() != "tlm-remote 1":
        raise ProtocolError("expected 'tlm-remote 1' and credentials on standard input; this program is started by tlm")
    values = {}
    for line in lines:
        key, _, value = line.strip().partition(" ")
        if key == "end":
            return values
        values[key] = value
    raise ProtocolError("the credentials end without the line 'end'")


def _end_with_client():
    """Tlm holds our standard input open: its end means that it is gone, however it went."""
    while sys.stdin.buffer.raw.read(1):
        pass
    os._exit(0)


def _converse(link, model):
    """Serves one Tlm; whatever the model does wrong, it is told. True if it went well."""
    try:
        model.converse(link)
        return True
    except _ClientChanged:
        raise
    except Exception as problem:
        print(problem, file=sys.stderr, flush=True)
        link.send(ERROR, _text(f"{type(problem).__name__}: {problem}"))
        return False


def serve(make, endpoint, secret_key=""):
    """Serves at an endpoint, one Tlm after the other, with a fresh model for each. Ends only when killed."""
    link = _Link().serve(endpoint, secret_key)
    while True:
        try:
            while link.receive()[0] != HELLO:
                pass
            while True:
                try:
                    _converse(link, make())
                    break
                except _ClientChanged:
                    pass
        except ProtocolError as problem:
            print(problem, file=sys.stderr, flush=True)


def _new_keys(file):
    """Makes CURVE keys in a file that only its user can read, and prints the public one, which scenarios name as 'key'."""
    public_key, secret_key = (key.decode() for key in zmq.curve_keypair())
    with open(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
        out.write(f"public-key {public_key}\nsecret-key {secret_key}\n")
    print(public_key)


def _secret_key(file):
    with open(file, encoding="ascii") as lines:
        for line in lines:
            name, _, value = line.strip().partition(" ")
            if name == "secret-key" and len(value) == 40:
                return value
    sys.exit(f"{file} holds no line 'secret-key' with 40 characters: make it with --new-keys")


def run(make):
    """The main function of a peer: started by Tlm, or on its own with --serve ENDPOINT [KEYFILE] after --new-keys KEYFILE.

    make() gives a fresh model: a class, say.
    """
    asked = sys.argv[1] if len(sys.argv) >= 3 else ""
    if asked == "--new-keys":
        return _new_keys(sys.argv[2])
    if asked == "--serve":
        serve(make, sys.argv[2], _secret_key(sys.argv[3]) if len(sys.argv) > 3 else "")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        link = _Link().connect(_credentials(iter(sys.stdin.readline, "")))
        threading.Thread(target=_end_with_client, daemon=True).start()
        code = 0 if _converse(link, make()) else 1
        link.close()
    except ProtocolError as problem:
        print(problem, file=sys.stderr)
        code = 1
    sys.stderr.flush()
    os._exit(code)
