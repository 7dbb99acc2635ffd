#include "link.h"

#include <zmq.h>

#include <tlm/crc32c.hpp>

namespace tlm {

static std::runtime_error failure(const char* action) { return std::runtime_error(std::string(action) + ": " + zmq_strerror(zmq_errno())); }

static void set(void* socket, int option, const void* value, size_t length) {
  if (zmq_setsockopt(socket, option, value, length) != 0) throw failure("socket option");
}

static uint32_t checksum(const uint8_t* bytes, size_t length) {
  const auto head = crc32c(0, bytes, offsetof(Header, checksum));
  return crc32c(head, bytes + sizeof(Header), length - sizeof(Header));
}

Link::Link(void* context, const Credentials& credentials, const char* routing_id) : socket_(zmq_socket(context, ZMQ_DEALER)) {
  if (socket_ == nullptr) throw failure("opening a socket");
  const int64_t largest = static_cast<int64_t>(kMaxBody + sizeof(Header));
  const int linger_ms = 1000;
  set(socket_, ZMQ_ROUTING_ID, routing_id, std::strlen(routing_id));
  set(socket_, ZMQ_MAXMSGSIZE, &largest, sizeof largest);
  set(socket_, ZMQ_LINGER, &linger_ms, sizeof linger_ms);
  set(socket_, ZMQ_CURVE_SERVERKEY, credentials.server_key.c_str(), 40);
  set(socket_, ZMQ_CURVE_PUBLICKEY, credentials.public_key.c_str(), 40);
  set(socket_, ZMQ_CURVE_SECRETKEY, credentials.secret_key.c_str(), 40);
  if (zmq_connect(socket_, credentials.endpoint.c_str()) != 0) throw failure("connecting");
}

Link::~Link() { zmq_close(socket_); }

void Link::send(Kind kind, BodyWriter& body) { send(kind, body, 0); }

void Link::try_send(Kind kind, BodyWriter& body) { send(kind, body, ZMQ_DONTWAIT); }

bool Link::send(Kind kind, BodyWriter& body, int flags) {
  auto& bytes = body.bytes();
  Header header{kMagic, kVersion, static_cast<uint16_t>(kind), sent_, static_cast<uint32_t>(body.body_bytes()), 0};
  std::memcpy(bytes.data(), &header, sizeof header);
  header.checksum = checksum(bytes.data(), bytes.size());
  std::memcpy(bytes.data(), &header, sizeof header);
  while (zmq_send(socket_, bytes.data(), bytes.size(), flags) < 0) {
    if (zmq_errno() == EAGAIN) return false;
    if (zmq_errno() != EINTR) throw failure("sending");
  }
  ++sent_;
  return true;
}

void Link::send(Kind kind, const std::vector<uint8_t>& body) {
  forward_.clear();
  forward_.array(body);
  send(kind, forward_);
}

std::optional<Message> Link::receive(int timeout_ms) {
  zmq_pollitem_t item{socket_, 0, ZMQ_POLLIN, 0};
  const int ready = zmq_poll(&item, 1, timeout_ms);
  if (ready < 0 && zmq_errno() != EINTR) throw failure("waiting");
  if (ready <= 0) return std::nullopt;
  zmq_msg_t part;
  zmq_msg_init(&part);
  if (zmq_msg_recv(&part, socket_, 0) < 0) {
    zmq_msg_close(&part);
    throw failure("receiving");
  }
  const auto* data = static_cast<const uint8_t*>(zmq_msg_data(&part));
  Message message{Kind::Error, std::vector<uint8_t>(data, data + zmq_msg_size(&part))};
  const bool more = zmq_msg_more(&part) != 0;
  zmq_msg_close(&part);
  if (more) throw ProtocolError("a message of several frames");
  check(message);
  message.kind = static_cast<Kind>(reinterpret_cast<const Header*>(message.bytes.data())->kind);
  return message;
}

void Link::check(const Message& message) {
  if (message.bytes.size() < sizeof(Header)) throw ProtocolError("a frame of " + std::to_string(message.bytes.size()) + " bytes is shorter than a header");
  Header header;
  std::memcpy(&header, message.bytes.data(), sizeof header);
  if (header.magic != kMagic) throw ProtocolError("a frame does not start with TLMB");
  if (header.version != kVersion)
    throw ProtocolError("the client speaks protocol version " + std::to_string(header.version) + ", this worker " + std::to_string(kVersion));
  if (header.body_bytes != message.bytes.size() - sizeof(Header)) throw ProtocolError("the body is not as long as its header says");
  if (header.checksum != checksum(message.bytes.data(), message.bytes.size())) throw ProtocolError("the checksum of a frame is wrong");
  if (header.sequence != received_)
    throw ProtocolError("frame " + std::to_string(header.sequence) + " came where " + std::to_string(received_) + " was due");
  ++received_;
}

}  // namespace tlm
