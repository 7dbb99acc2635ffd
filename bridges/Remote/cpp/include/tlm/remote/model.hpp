// An event-driven model: handle requests, responses and signals, and schedule what happens later.
#pragma once

#include <functional>

#include "handler.hpp"

namespace tlm::remote {

class Model : public Handler {
 public:
  Model(std::string name, std::string version) {
    description_.name = std::move(name);
    description_.version = std::move(version);
  }

 protected:
  // --- to override ---
  virtual void start(const Configuration&) {}         // declare ports and look-ahead, schedule first events
  virtual void request(Input&) {}                     // a request has come to a target, now
  virtual void response(Input&) {}                    // a response has come to an initiator, now
  virtual void accepted(Input&) {}                    // a request of an initiator with kAccepts was taken, now
  virtual void signal(int /*port*/, int64_t /*value*/) {}  // a signal has changed, now
  virtual size_t peek(const Input&, std::vector<uint8_t>&) { return 0; }  // debug transfer: reads into or writes from data

  // --- to declare, in start() ---
  int target(std::string name, uint8_t options = 0, uint16_t bus_width = 32, uint32_t outstanding = 0) {
    return declare({PortKind::Target, std::move(name), options, bus_width, outstanding});
  }
  int initiator(std::string name, uint8_t options = 0, uint16_t bus_width = 32) {
    return declare({PortKind::Initiator, std::move(name), options, bus_width, 0});
  }
  int signal_in(std::string name) { return declare({PortKind::SignalIn, std::move(name)}); }
  int signal_out(std::string name) { return declare({PortKind::SignalOut, std::move(name)}); }
  // Least time from anything that happens here to any output that follows. The larger, the faster.
  void look_ahead(int64_t time) { description_.look_ahead = time; }

  // --- to use while handling ---
  int64_t now() const { return now_; }
  void at(int64_t time, std::function<void()> action) {
    if (time < now_) throw std::logic_error("an event is scheduled for the past");
    timers_.emplace_back(Timer{time, timer_count_++, std::move(action)});
    std::push_heap(timers_.begin(), timers_.end());
  }
  void respond(const Input& request, int64_t time, const Answer& answer = {}) { write_response(leave(time), head(0, time), request, answer); }
  void send(int port, int64_t time, const Request& request) { write_request(leave(time), head(port, time), request); }
  void set(int port, int64_t time, int64_t value) {
    auto record = head(port, time);
    record.kind = RecordKind::Signal;
    record.id = static_cast<uint64_t>(value);
    leave(time).put(record);
  }
  size_t debug(int port, Request& request, std::vector<uint8_t>& data) { return services_->debug(port, request, data); }
  void stop() { wants_stop_ = true; }
  void alive() { services_->alive(); }

 private:
  struct Timer {
    int64_t time;
    uint64_t number;
    std::function<void()> action;
    bool operator<(const Timer& other) const { return time != other.time ? time > other.time : number > other.number; }
  };

  int declare(Port port) {
    description_.ports.push_back(std::move(port));
    return static_cast<int>(description_.ports.size()) - 1;
  }

  static RecordHead head(int port, int64_t time) {
    RecordHead record{};
    record.port = static_cast<uint16_t>(port);
    record.time = time;
    return record;
  }

  BodyWriter& leave(int64_t time) {
    if (time < now_ + description_.look_ahead)
      throw std::logic_error("the model '" + description_.name + "' has a look-ahead of " + std::to_string(description_.look_ahead) +
                             " fs, but an output leaves " + std::to_string(time - now_) + " fs after what caused it");
    services_->flush();
    return out_->record();
  }

  Description configure(const Configuration& configuration, Services& services) override {
    services_ = &services;
    start(configuration);
    description_.next = next();
    return description_;
  }

  void take(Input&& input) override {
    in_order_ = in_order_ && (inputs_.empty() || inputs_.back().time() <= input.time());
    inputs_.push_back(std::move(input));
  }

  int64_t advance(int64_t time, Outbox& out) override {
    out_ = &out;
    if (!in_order_)
      std::stable_sort(inputs_.begin(), inputs_.end(), [](const Input& a, const Input& b) { return a.time() < b.time(); });
    size_t done = 0;
    while (true) {
      const bool has_input = done < inputs_.size() && inputs_[done].time() <= time;
      const bool has_timer = !timers_.empty() && timers_.front().time <= time;
      if (has_input && (!has_timer || inputs_[done].time() <= timers_.front().time)) dispatch(inputs_[done++]);
      else if (has_timer) fire();
      else break;
    }
    inputs_.erase(inputs_.begin(), inputs_.begin() + static_cast<std::ptrdiff_t>(done));
    in_order_ = true;
    now_ = time;
    return next();
  }

  void dispatch(Input& input) {
    now_ = std::max(now_, input.time());
    switch (input.head.kind) {
      case RecordKind::Request: return request(input);
      case RecordKind::Response: return response(input);
      case RecordKind::Accept: return accepted(input);
      case RecordKind::Signal: return signal(input.port(), input.value());
      default: throw ProtocolError("a record of kind " + std::to_string(static_cast<int>(input.head.kind)));
    }
  }

  void fire() {
    std::pop_heap(timers_.begin(), timers_.end());
    Timer timer = std::move(timers_.back());
    timers_.pop_back();
    now_ = timer.time;
    timer.action();
  }

  int64_t next() const {
    int64_t first = timers_.empty() ? kNever : timers_.front().time;
    if (!inputs_.empty()) first = std::min(first, inputs_.front().time());
    return first;
  }

  size_t debug(const Input& request, std::vector<uint8_t>& data) override { return peek(request, data); }
  bool wants_stop() const override { return wants_stop_; }

  Description description_;
  Services* services_ = nullptr;
  Outbox* out_ = nullptr;
  std::vector<Input> inputs_;
  std::vector<Timer> timers_;
  uint64_t timer_count_ = 0;
  int64_t now_ = 0;
  bool in_order_ = true;
  bool wants_stop_ = false;
};

}  // namespace tlm::remote
