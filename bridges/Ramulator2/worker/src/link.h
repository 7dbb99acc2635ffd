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
  BodyReader reader() const { return {bytes.data() + sizeof(Header), bytes.size() - sizeof(Header)}; }
};

class Link {
 public:
  Link(void* context, const Credentials& credentials, const char* routing_id);
  ~Link();
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  void send(Kind kind, BodyWriter& body);
  // Nothing after `timeout_ms` (-1: wait for ever). Throws ProtocolError.
  std::optional<Message> receive(int timeout_ms);

 private:
  void check(const Message& message);

  void* socket_;
  uint64_t sent_ = 0;
  uint64_t received_ = 0;
};

}  // namespace tlm
