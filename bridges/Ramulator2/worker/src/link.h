// A DEALER socket that speaks the protocol's framing: header, sequence numbers, checksum.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "body.h"
#include "credentials.h"

namespace tlm {

struct Message {
  Kind kind;
  std::vector<uint8_t> bytes;  // header and body
  const uint8_t* body() const { return bytes.data() + sizeof(Header); }
  size_t body_bytes() const { return bytes.size() - sizeof(Header); }
  BodyReader reader() const { return {body(), body_bytes()}; }
};

class Link {
 public:
  Link(void* context, const Credentials& credentials, const char* routing_id);
  ~Link();
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  void* socket() const { return socket_; }
  void send(Kind kind, BodyWriter& body);
  // Gives up if the message can't be queued at once.
  void try_send(Kind kind, BodyWriter& body);
  void send(Kind kind, const std::vector<uint8_t>& body);
  // Nothing after `timeout_ms` (-1: wait for ever). Throws ProtocolError.
  std::optional<Message> receive(int timeout_ms);

 private:
  bool send(Kind kind, BodyWriter& body, int flags);
  void check(const Message& message);

  void* socket_;
  BodyWriter forward_;
  uint64_t sent_ = 0;
  uint64_t received_ = 0;
};

}  // namespace tlm
