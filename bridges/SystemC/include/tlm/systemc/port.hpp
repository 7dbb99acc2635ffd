// What the ports of the bridge have in common.
#pragma once

#include <tlm/remote.hpp>
#include "time.hpp"

namespace tlm::systemc {

// How transactions cross: whole (blocking calls on both sides), or phase by phase.
enum class Style { Loose, Phased };

// Where ports write what leaves.
class Outlet {
 public:
  virtual ~Outlet() = default;
  virtual remote::BodyWriter& leave(int64_t time) = 0;  // refuses what the look-ahead does not allow
  virtual int64_t look_ahead() const = 0;
  virtual remote::Services& services() = 0;
};

class Port {
 public:
  Port(Outlet& outlet, int number) : outlet_(outlet), number_(number) {}
  virtual ~Port() = default;
  virtual void deliver(remote::Input&& input) = 0;  // now, in a method process
  virtual size_t debug(const remote::Input&, std::vector<uint8_t>&) { throw remote::ProtocolError("a debug transfer came to a port that takes none"); }

 protected:
  remote::RecordHead head(remote::RecordKind kind, int64_t time, uint64_t id) const {
    remote::RecordHead record{};
    record.kind = kind;
    record.port = static_cast<uint16_t>(number_);
    record.time = time;
    record.id = id;
    return record;
  }
  void put(remote::RecordKind kind, int64_t time, uint64_t id) { outlet_.leave(time).put(head(kind, time, id)); }

  Outlet& outlet_;
  const int number_;
};

}  // namespace tlm::systemc
