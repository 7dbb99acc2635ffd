// The socket to Tlm: sealed frames out, checked frames in.
#pragma once

#include <zmq.h>

#include <cstddef>

#include "body.hpp"
#include "../crc32c.hpp"
#include "credentials.hpp"

namespace tlm::remote {

class Link {
 public:
  // Connects to the Tlm that started this process.
  explicit Link(const Credentials& credentials) : Link() {
    set(ZMQ_CURVE_SERVERKEY, credentials.server_key.c_str(), 40);
    set(ZMQ_CURVE_PUBLICKEY, credentials.public_key.c_str(), 40);
    set(ZMQ_CURVE_SECRETKEY, credentials.secret_key.c_str(), 40);
    if (zmq_connect(socket_, credentials.endpoint.c_str()) != 0) fail("connecting");
  }

  // Serves at an endpoint such as tcp://127.0.0.1:5555; with a secret key (40 characters Z85) as CURVE server, without one in the clear.
  Link(const std::string& endpoint, const std::string& secret_key) : Link() {
    const int on = 1;
    if (!secret_key.empty()) {
      set(ZMQ_CURVE_SERVER, &on, sizeof on);
      set(ZMQ_CURVE_SECRETKEY, secret_key.c_str(), 40);
    }
    if (zmq_bind(socket_, endpoint.c_str()) != 0) fail("serving");
  }

  ~Link() {
    zmq_msg_close(&message_);
    zmq_close(socket_);
    zmq_ctx_term(context_);
  }

  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  void send(Kind kind, BodyWriter& body) {
    auto& bytes = body.bytes();
    if (body.body_bytes() > kMaxBody) throw ProtocolError("a body of " + std::to_string(body.body_bytes()) + " bytes is too large");
    Header header{{kMagic[0], kMagic[1], kMagic[2], kMagic[3]}, kVersion, static_cast<uint16_t>(kind), sent_++,
                  static_cast<uint32_t>(body.body_bytes()), 0};
    std::memcpy(bytes.data(), &header, sizeof header);
    header.checksum = checksum(bytes.data(), bytes.size());
    std::memcpy(bytes.data(), &header, sizeof header);
    while (zmq_send(socket_, bytes.data(), bytes.size(), 0) < 0)
      if (zmq_errno() != EINTR) fail("sending");
  }

  // Waits for a frame; its body is valid until the next call.
  Kind receive(BodyReader& body) {
    while (zmq_msg_recv(&message_, socket_, 0) < 0)
      if (zmq_errno() != EINTR) fail("receiving");
    const auto* bytes = static_cast<const uint8_t*>(zmq_msg_data(&message_));
    const size_t length = zmq_msg_size(&message_);
    const Header header = check(bytes, length);
    body = BodyReader(bytes + sizeof header, length - sizeof header);
    return static_cast<Kind>(header.kind);
  }

  // A new client has come: both sides count from 0 again.
  void restart() { sent_ = 0, received_ = 0; }

 private:
  Link() : context_(zmq_ctx_new()), socket_(zmq_socket(context_, ZMQ_PAIR)) {
    zmq_msg_init(&message_);
    const int64_t largest = kMaxBody + sizeof(Header);
    const int linger_ms = 1000;
    set(ZMQ_MAXMSGSIZE, &largest, sizeof largest);
    set(ZMQ_LINGER, &linger_ms, sizeof linger_ms);
  }

  [[noreturn]] static void fail(const char* action) { throw std::runtime_error(std::string(action) + ": " + zmq_strerror(zmq_errno())); }

  void set(int option, const void* value, size_t length) {
    if (zmq_setsockopt(socket_, option, value, length) != 0) fail("socket option");
  }

  static uint32_t checksum(const uint8_t* bytes, size_t length) {
    return crc32c(crc32c(0, bytes, offsetof(Header, checksum)), bytes + sizeof(Header), length - sizeof(Header));
  }

  Header check(const uint8_t* bytes, size_t length) {
    Header header;
    if (zmq_msg_more(&message_)) throw ProtocolError("a message of several frames");
    if (length < sizeof header) throw ProtocolError("a frame of " + std::to_string(length) + " bytes is shorter than a header");
    std::memcpy(&header, bytes, sizeof header);
    if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) throw ProtocolError("a frame does not start with TLMR");
    if (header.version != kVersion)
      throw ProtocolError("tlm speaks protocol version " + std::to_string(header.version) + ", this library " + std::to_string(kVersion));
    if (header.body_bytes != length - sizeof header) throw ProtocolError("the body is not as long as its header says");
    if (header.checksum != 0 && header.checksum != checksum(bytes, length)) throw ProtocolError("the checksum of a frame is wrong");
    if (header.sequence == 0 && static_cast<Kind>(header.kind) == Kind::Hello) restart();
    if (header.sequence != received_++) throw ProtocolError("a frame is missing before frame " + std::to_string(header.sequence));
    return header;
  }

  void* context_;
  void* socket_;
  zmq_msg_t message_;
  uint64_t sent_ = 0, received_ = 0;
};

}  // namespace tlm::remote
