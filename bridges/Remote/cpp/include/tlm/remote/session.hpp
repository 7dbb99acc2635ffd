// The conversation with one Tlm, from the introduction to the farewell.
#pragma once

#include <unistd.h>

#include "handler.hpp"
#include "link.hpp"

namespace tlm::remote {

// Another client has come instead of the one that was served.
struct ClientChanged {};

class Session : private Services {
 public:
  Session(Link& link, Handler& handler) : link_(link), handler_(handler) {}

  void run() {
    introduce();
    BodyReader body;
    while (true) {
      switch (const Kind kind = link_.receive(body)) {
        case Kind::Records: take(body); break;
        case Kind::Advance: advance(take(body).time); break;
        case Kind::Debug: answer_debug(body); break;
        case Kind::Shutdown: return say_goodbye();
        case Kind::Hello: throw ClientChanged{};
        case Kind::Error: throw ProtocolError("tlm reports an error: " + body.text());
        default: throw ProtocolError("a frame of kind " + std::to_string(static_cast<int>(kind)) + " came where a window was due");
      }
    }
  }

  void report(const std::string& problem) {
    BodyWriter body;
    body.text(problem);
    link_.send(Kind::Error, body);
  }

 private:
  void introduce() {
    BodyWriter hello;
    hello.put(static_cast<uint64_t>(::getpid()));
    hello.text("tlm-cpp 1");
    link_.send(Kind::Hello, hello);
    BodyReader body;
    if (link_.receive(body) != Kind::Configure) throw ProtocolError("the first frame is no Configure");
    Configuration configuration{body.text(), body.take<int64_t>(), {}};
    for (auto count = body.take<uint32_t>(); count > 0; --count) {
      const auto key = body.text();
      configuration.parameters[key] = body.text();
    }
    body.end();
    outbox_.start();
    description_ = handler_.configure(configuration, *this);
    describe(description_);
  }

  void describe(const Description& model) {
    BodyWriter body;
    body.text(model.name);
    body.text(model.version);
    body.put(model.look_ahead);
    body.put(model.next);
    body.put(static_cast<uint32_t>(model.is_background ? 1 : 0));
    body.put(static_cast<uint32_t>(model.ports.size()));
    for (const auto& port : model.ports) {
      body.put(port.kind);
      body.put(port.options);
      body.put(port.bus_width);
      body.put(port.outstanding);
      body.text(port.name);
    }
    link_.send(Kind::Model, body);
  }

  BatchHead take(BodyReader& body) {
    const auto head = body.take<BatchHead>();
    for (uint32_t i = 0; i < head.count; ++i) {
      Input input;
      read_record(body, input);
      check_port(input);
      handler_.take(std::move(input));
    }
    body.end();
    return head;
  }

  // Only what a port of that kind takes.
  void check_port(const Input& input) const {
    const auto number = static_cast<size_t>(input.port());
    if (number >= description_.ports.size()) throw ProtocolError("a record came for port " + std::to_string(number) + ", which was not declared");
    const auto& port = description_.ports[number];
    const auto kind = input.head.kind;
    const bool fits = port.kind == PortKind::Target      ? kind == RecordKind::Request || kind == RecordKind::Taken
                      : port.kind == PortKind::Initiator ? kind == RecordKind::Response || kind == RecordKind::Accept
                                                         : port.kind == PortKind::SignalIn && kind == RecordKind::Signal;
    if (!fits) throw ProtocolError("a record of kind " + std::to_string(static_cast<int>(kind)) + " came for port '" + port.name + "', which takes none");
    if (input.time() < 0) throw ProtocolError("a record came with the time " + std::to_string(input.time()) + " fs");
  }

  void advance(int64_t time) {
    if (time < now_ || time > kNever - description_.look_ahead)
      throw ProtocolError("tlm asks for the time " + std::to_string(time) + " fs; this peer stands at " + std::to_string(now_) + " fs");
    now_ = time;
    const int64_t next = handler_.advance(time, outbox_);
    link_.send(Kind::Stand, outbox_.seal(time, next, handler_.wants_stop() ? 1 : 0));
    outbox_.start();
  }

  void answer_debug(BodyReader& body) {
    Input request;
    read_record(body, request);
    body.end();
    if (request.head.kind != RecordKind::Request || request.length() > kMaxData) throw ProtocolError("a debug transfer is no request, or too long");
    check_port(request);
    std::vector<uint8_t> data = request.data;
    if (!request.is_write()) data.assign(static_cast<size_t>(request.length()), 0);
    const uint64_t moved = handler_.debug(request, data);
    BodyWriter answer;
    answer.put(moved);
    if (!request.is_write()) answer.raw(data.data(), moved);
    link_.send(Kind::DebugAnswer, answer);
  }

  void say_goodbye() {
    BodyWriter body;
    const auto values = handler_.values();
    body.put(static_cast<uint32_t>(values.size()));
    for (const auto& value : values) {
      body.text(value.name);
      body.text(value.unit);
      body.text(value.description);
      body.put(value.value);
    }
    link_.send(Kind::Goodbye, body);
  }

  void flush() override {
    if (!outbox_.is_full()) return;
    link_.send(Kind::Records, outbox_.seal(0, 0, 0));
    outbox_.start();
  }

  void alive() override {
    BodyWriter body;
    link_.send(Kind::Alive, body);
  }

  size_t debug(int port, Request& request, std::vector<uint8_t>& data) override {
    BodyWriter body;
    RecordHead head{};
    head.port = static_cast<uint16_t>(port);
    request.wants_data = true;
    write_request(body, head, request);
    link_.send(Kind::Debug, body);
    BodyReader answer;
    if (link_.receive(answer) != Kind::DebugAnswer) throw ProtocolError("a frame came where the answer to a debug transfer was due");
    const auto moved = answer.take<uint64_t>();
    if (request.command == Command::Read) data = take_bytes(answer, moved);
    answer.end();
    return moved;
  }

  Link& link_;
  Handler& handler_;
  Outbox outbox_;
  Description description_;
  int64_t now_ = 0;
};

}  // namespace tlm::remote
