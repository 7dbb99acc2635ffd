// Times of SystemC and of Tlm: exact, or refused.
#pragma once

#include <systemc>
#include <sysc/kernel/sc_spawn.h>

#include <cmath>
#include <string>

#include <tlm/remote/protocol.hpp>

namespace tlm::systemc {

// Femtoseconds of one step of SystemC's time resolution.
inline int64_t resolution_fs() {
  static const auto fs = static_cast<int64_t>(std::llround(sc_core::sc_get_time_resolution().to_seconds() * 1e15));
  return fs;
}

inline int64_t to_fs(const sc_core::sc_time& time) {
  const auto steps = time.value();
  if (steps > static_cast<uint64_t>(remote::kNever / resolution_fs())) throw remote::ProtocolError("a SystemC time is beyond Tlm's last time");
  return static_cast<int64_t>(steps) * resolution_fs();
}

inline sc_core::sc_time to_time(int64_t fs) {
  if (fs % resolution_fs() != 0)
    throw remote::ProtocolError("the time " + std::to_string(fs) + " fs is no multiple of SystemC's resolution of " +
                                std::to_string(resolution_fs()) + " fs: set a finer one with sc_set_time_resolution");
  return sc_core::sc_time::from_value(static_cast<sc_dt::uint64>(fs / resolution_fs()));
}

inline int64_t now_fs() { return to_fs(sc_core::sc_time_stamp()); }

}  // namespace tlm::systemc
