// What crosses: requests, responses and signal changes, as records of a batch.
#pragma once

#include <map>
#include <utility>

#include "body.hpp"

namespace tlm::remote {

// One record that came. Which parts mean something depends on head.kind and head.options.
struct Input {
  RecordHead head{};
  RequestBody request{};
  Stream stream{};
  std::vector<uint8_t> data;          // of a write, or of a read's response
  std::vector<uint8_t> byte_enables;  // applied repeatedly; empty: all bytes count
  std::string detail;                 // why a response failed

  int port() const { return head.port; }
  int64_t time() const { return head.time; }
  uint64_t id() const { return head.id; }
  uint64_t address() const { return request.address; }
  int64_t length() const { return request.length; }
  Command command() const { return static_cast<Command>(head.code); }
  bool is_write() const { return command() == Command::Write; }
  bool wants_data() const { return (head.options & kData) != 0; }
  bool is_stream() const { return (head.options & kStream) != 0; }
  Status status() const { return static_cast<Status>(static_cast<int8_t>(head.code)); }
  int64_t value() const { return static_cast<int64_t>(head.id); }
};

inline std::vector<uint8_t> take_bytes(BodyReader& body, size_t count) {
  const uint8_t* at = body.bytes(count);
  return {at, at + count};
}

// So that a model sees nothing but transactions.
inline void check_request(const Input& input) {
  const int64_t least = input.command() == Command::Ignore ? 0 : 1;
  const int64_t most = input.wants_data() ? kMaxData : INT64_MAX;
  if (input.head.code > 2 || input.length() < least || input.length() > most || input.request.streaming_width < 0)
    throw ProtocolError("request " + std::to_string(input.id()) + ": command " + std::to_string(input.head.code) + ", length " +
                        std::to_string(input.length()) + ", streaming width " + std::to_string(input.request.streaming_width) + " are no transaction");
}

inline void read_request(BodyReader& body, Input& input) {
  input.request = body.take<RequestBody>();
  check_request(input);
  if (input.head.options & kStream) input.stream = body.take<Stream>();
  if (input.head.options & kByteEnables) input.byte_enables = take_bytes(body, body.take<uint32_t>());
  if (input.wants_data() && input.is_write()) input.data = take_bytes(body, static_cast<size_t>(input.request.length));
}

inline void read_record(BodyReader& body, Input& input) {
  input.head = body.take<RecordHead>();
  if (input.head.kind == RecordKind::Request) read_request(body, input);
  if (input.head.kind != RecordKind::Response) return;
  if (input.head.options & kData) input.data = take_bytes(body, body.take<uint32_t>());
  if (input.head.options & kDetail) input.detail = body.text();
}

// A request to send.
struct Request {
  uint64_t id = 0;
  Command command = Command::Read;
  uint64_t address = 0;
  int64_t length = 0;
  int64_t streaming_width = 0;
  bool wants_data = false;            // of a read
  std::vector<uint8_t> data;          // of a write; empty: timing only
  std::vector<uint8_t> byte_enables;
  Stream stream{};                    // count 0: none
};

inline void write_request(BodyWriter& out, RecordHead head, const Request& request) {
  const bool writes_data = request.command == Command::Write && !request.data.empty();
  const bool reads_data = request.command == Command::Read && request.wants_data;
  head.kind = RecordKind::Request;
  head.code = static_cast<uint8_t>(request.command);
  head.id = request.id;
  head.options = static_cast<uint16_t>((writes_data || reads_data ? kData : 0) | (request.byte_enables.empty() ? 0 : kByteEnables) |
                                       (request.stream.count != 0 ? kStream : 0));
  out.put(head);
  out.put(RequestBody{request.address, request.length, request.streaming_width});
  if (request.stream.count != 0) out.put(request.stream);
  if (!request.byte_enables.empty()) {
    out.put(static_cast<uint32_t>(request.byte_enables.size()));
    out.raw(request.byte_enables.data(), request.byte_enables.size());
  }
  if (writes_data) out.raw(request.data.data(), static_cast<size_t>(request.length));
}

// What a response carries beside its status.
struct Answer {
  Status status = Status::Ok;
  const uint8_t* data = nullptr;  // of a read that wants data: as many bytes as it asked for
  std::string detail;             // why it failed
};

inline void write_response(BodyWriter& out, RecordHead head, const Input& request, const Answer& answer) {
  const bool has_data = answer.data != nullptr && request.wants_data() && request.command() == Command::Read;
  head.kind = RecordKind::Response;
  head.code = static_cast<uint8_t>(answer.status);
  head.id = request.id();
  head.port = request.head.port;
  head.options = static_cast<uint16_t>((has_data ? kData : 0) | (answer.detail.empty() ? 0 : kDetail));
  out.put(head);
  if (has_data) {
    out.put(static_cast<uint32_t>(request.length()));
    out.raw(answer.data, static_cast<size_t>(request.length()));
  }
  if (!answer.detail.empty()) out.text(answer.detail);
}

}  // namespace tlm::remote
