// Building and taking apart the bodies of messages, with bounds checked.
#pragma once

#include <string>
#include <vector>

#include "protocol.h"

namespace tlm {

// A message under construction: room for the header, then the body.
class BodyWriter {
 public:
  BodyWriter() : bytes_(sizeof(Header)) {}

  template <typename T>
  void put(const T& value) { raw(&value, sizeof value); }

  void text(const std::string& value) {
    const auto length = static_cast<uint32_t>(std::min<size_t>(value.size(), kMaxText));
    put(length);
    raw(value.data(), length);
  }

  template <typename T>
  void array(const std::vector<T>& values) { raw(values.data(), values.size() * sizeof(T)); }

  void clear() { bytes_.resize(sizeof(Header)); }
  std::vector<uint8_t>& bytes() { return bytes_; }
  const uint8_t* body() const { return bytes_.data() + sizeof(Header); }
  size_t body_bytes() const { return bytes_.size() - sizeof(Header); }

 private:
  void raw(const void* data, size_t length) {
    const auto* from = static_cast<const uint8_t*>(data);
    bytes_.insert(bytes_.end(), from, from + length);
  }

  std::vector<uint8_t> bytes_;
};

class BodyReader {
 public:
  BodyReader(const uint8_t* data, size_t length) : data_(data), left_(length) {}

  template <typename T>
  T take() {
    T value;
    std::memcpy(&value, need(sizeof value), sizeof value);
    return value;
  }

  std::string text(uint32_t limit) {
    const auto length = take<uint32_t>();
    if (length > limit) throw ProtocolError("a text of " + std::to_string(length) + " bytes where at most " + std::to_string(limit) + " are allowed");
    return {reinterpret_cast<const char*>(need(length)), length};
  }

  void end() const {
    if (left_ != 0) throw ProtocolError(std::to_string(left_) + " bytes too many in a body");
  }

 private:
  const uint8_t* need(size_t length) {
    if (length > left_) throw ProtocolError("a body ends " + std::to_string(length - left_) + " bytes too early");
    const uint8_t* at = data_;
    data_ += length;
    left_ -= length;
    return at;
  }

  const uint8_t* data_;
  size_t left_;
};

}  // namespace tlm
