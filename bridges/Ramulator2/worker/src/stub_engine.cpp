#include "stub_engine.h"

#include <bit>
#include <sstream>

namespace tlm {

static uint32_t number(const std::string& key, const std::string& text) {
  size_t used = 0;
  unsigned long value = 0;
  try {
    value = std::stoul(text, &used);
  } catch (const std::logic_error&) {
    used = 0;
  }
  if (used == 0 || used != text.size() || value == 0 || value > 1u << 20)
    throw ConfigurationError("stub engine: " + key + " must be a number from 1 to 1048576, not '" + text + "'");
  return static_cast<uint32_t>(value);
}

MemoryDescription StubEngine::configure(const std::string& text, Sink& sink) {
  MemoryDescription memory{1, 64, 1000, 0, {"Channel"}, {"RD", "WR"}};
  std::istringstream lines(text);
  std::string key, value;
  while (lines >> key >> value) {
    if (key == "channels") memory.channels = number(key, value);
    else if (key == "transaction_bytes") memory.transaction_bytes = number(key, value);
    else if (key == "clock_ps") memory.clock_ps = number(key, value);
    else if (key == "latency") latency_ = number(key, value);
    else if (key == "queue") queue_ = number(key, value);
    else throw ConfigurationError("stub engine: no key '" + key + "'; there are channels, transaction_bytes, clock_ps, latency, queue");
  }
  if (memory.channels > 4096) throw ConfigurationError("stub engine: channels must be at most 4096");
  memory.channel_shift = static_cast<uint32_t>(std::bit_width(memory.transaction_bytes) - 1);
  channels_.resize(memory.channels);
  counts_.resize(memory.channels);
  sink_ = &sink;
  return memory;
}

bool StubEngine::offer(const Transaction& transaction) {
  auto& flights = channels_[transaction.channel];
  if (flights.size() >= queue_) return false;
  flights.push_back({transaction, clock_, false});
  ++(transaction.write ? counts_[transaction.channel].writes : counts_[transaction.channel].reads);
  return true;
}

void StubEngine::tick() {
  ++clock_;
  for (auto& flights : channels_) tick_channel(flights);
}

void StubEngine::tick_channel(std::deque<Flight>& flights) {
  for (auto flight = flights.rbegin(); flight != flights.rend() && !flight->issued; ++flight)
    if (flight + 1 == flights.rend() || (flight + 1)->issued) {
      issue(*flight);
      break;
    }
  while (!flights.empty() && flights.front().issued && clock_ - flights.front().accepted >= latency_) {
    sink_->completed(flights.front().transaction.id);
    flights.pop_front();
  }
}

void StubEngine::issue(Flight& flight) {
  flight.issued = true;
  const int id = flight.transaction.channel;
  sink_->issued(clock_, flight.transaction.channel, flight.transaction.write ? 1 : 0, flight.transaction.write ? 1 : 0,
                static_cast<int>(flight.transaction.source), &id, 1);
}

}  // namespace tlm
