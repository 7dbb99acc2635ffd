// What a session asks of a model.
#pragma once

#include "records.hpp"

namespace tlm::remote {

// What Tlm hands to the model.
struct Configuration {
  std::string name;
  int64_t seed = 0;
  std::map<std::string, std::string> parameters;

  std::string text(const std::string& key, const std::string& otherwise) const {
    const auto found = parameters.find(key);
    return found == parameters.end() ? otherwise : found->second;
  }

  int64_t integer(const std::string& key, int64_t otherwise) const {
    const auto found = parameters.find(key);
    if (found == parameters.end()) return otherwise;
    size_t used = 0;
    int64_t value = 0;
    try {
      value = std::stoll(found->second, &used);
    } catch (const std::logic_error&) {
    }
    if (used == 0 || used != found->second.size())
      throw std::runtime_error("parameter '" + key + "' is '" + found->second + "': expected a whole number");
    return value;
  }
};

struct Port {
  PortKind kind;
  std::string name;
  uint8_t options = 0;
  uint16_t bus_width = 32;
  uint32_t outstanding = 0;
};

struct Description {
  std::string name, version;
  int64_t look_ahead = 0;
  int64_t next = kNever;       // first event of its own
  bool is_background = false;  // own events do not keep the simulation alive
  std::vector<Port> ports;
};

struct Value {
  std::string name, unit, description;
  int64_t value;
};

// The records of the window under way that leave.
class Outbox {
 public:
  BodyWriter& record() {
    ++count_;
    return out_;
  }
  bool is_full() const { return out_.body_bytes() >= kFlushBytes; }
  BodyWriter& seal(int64_t time, int64_t next, uint32_t flags) {
    out_.patch(0, BatchHead{time, next, flags, count_});
    return out_;
  }
  void start() {
    out_.clear();
    out_.put(BatchHead{});
    count_ = 0;
  }

 private:
  BodyWriter out_;
  uint32_t count_ = 0;
};

// Lets a model reach back while it advances.
class Services {
 public:
  virtual ~Services() = default;
  virtual void flush() = 0;                                                  // sends records of a large window ahead
  virtual void alive() = 0;                                                  // a window takes long
  virtual size_t debug(int port, Request& request, std::vector<uint8_t>& data) = 0;  // a transfer outside time
};

class Handler {
 public:
  virtual ~Handler() = default;
  virtual Description configure(const Configuration& configuration, Services& services) = 0;
  virtual void take(Input&& input) = 0;                     // in the order in which they were sent, before advance
  virtual int64_t advance(int64_t time, Outbox& out) = 0;   // does everything up to and including time; says when it next does something
  virtual size_t debug(const Input& request, std::vector<uint8_t>& data) = 0;  // a transfer outside time: bytes moved
  virtual bool wants_stop() const { return false; }
  virtual std::vector<Value> values() { return {}; }
};

}  // namespace tlm::remote
