// Building and taking apart the bodies of frames, with bounds checked.
#pragma once

#include <algorithm>
#include <cstring>
#include <vector>

#include "protocol.hpp"

namespace tlm::remote {

// A frame under construction: room for the header, then the body.
class BodyWriter {
 public:
  BodyWriter() : bytes_(sizeof(Header)) {}

  template <typename T>
  void put(const T& value) { raw(&value, sizeof value); }

  void text(const std::string& value) {
    const auto length = static_cast<uint32_t>(std::min(value.size(), kMaxText));
    put(length);
    raw(value.data(), length);
  }

  void raw(const void* data, size_t length) {
    const size_t at = bytes_.size();
    bytes_.resize(at + length);
    if (length != 0) std::memcpy(bytes_.data() + at, data, length);
  }

  template <typename T>
  void patch(size_t offset, const T& value) { std::memcpy(bytes_.data() + sizeof(Header) + offset, &value, sizeof value); }

  void clear() { bytes_.resize(sizeof(Header)); }
  std::vector<uint8_t>& bytes() { return bytes_; }
  size_t body_bytes() const { return bytes_.size() - sizeof(Header); }

 private:
  std::vector<uint8_t> bytes_;
};

class BodyReader {
 public:
  BodyReader() = default;
  BodyReader(const uint8_t* data, size_t length) : data_(data), left_(length) {}

  template <typename T>
  T take() {
    T value;
    std::memcpy(&value, bytes(sizeof value), sizeof value);
    return value;
  }

  std::string text() {
    const auto length = take<uint32_t>();
    if (length > kMaxText) throw ProtocolError("a text of " + std::to_string(length) + " bytes");
    return {reinterpret_cast<const char*>(bytes(length)), length};
  }

  const uint8_t* bytes(size_t length) {
    if (length > left_) throw ProtocolError("a body ends " + std::to_string(length - left_) + " bytes too early");
    const uint8_t* at = data_;
    data_ += length;
    left_ -= length;
    return at;
  }

  void end() const {
    if (left_ != 0) throw ProtocolError(std::to_string(left_) + " bytes too many in a body");
  }

 private:
  const uint8_t* data_ = nullptr;
  size_t left_ = 0;
};

}  // namespace tlm::remote
