// Lets unmodified SystemC TLM-2.0 targets and initiators take part in a Tlm simulation. In sc_main: construct the models and a Bridge, say which
// sockets cross, and return bridge.run(argc, argv). Link with SystemC and libzmq.
#pragma once

#include "systemc/initiator_port.hpp"
#include "systemc/target_port.hpp"

namespace tlm::systemc {

class Bridge : public sc_core::sc_module, private remote::Handler, private Outlet {
 public:
  // look_ahead: the least time from anything that happens in the models to what leaves by the sockets; zero: lock-step, every time as in one process.
  explicit Bridge(sc_core::sc_module_name name, const sc_core::sc_time& look_ahead = sc_core::SC_ZERO_TIME) : sc_module(name) {
    description_.name = this->name();
    description_.version = sc_core::sc_release();
    description_.look_ahead = to_fs(look_ahead);
    description_.next = 0;
    sc_core::sc_spawn_options options;
    options.spawn_method();
    options.set_sensitivity(&due_);
    options.dont_initialize();
    sc_core::sc_spawn([this] { inject(); }, "inject", &options);
  }

  template <unsigned int Width, int N, sc_core::sc_port_policy Policy>
  void target(const std::string& name, ::tlm::tlm_base_target_socket<Width, ::tlm::tlm_fw_transport_if<>, ::tlm::tlm_bw_transport_if<>, N, Policy>& socket,
              Style style = Style::Loose) {
    auto port = std::make_unique<TargetPort<Width>>(sc_core::sc_gen_unique_name("port"), outlet(), declare(remote::PortKind::Target, name, style, Width), style);
    port->socket.bind(socket);
    ports_.push_back(std::move(port));
  }

  template <unsigned int Width, int N, sc_core::sc_port_policy Policy>
  void initiator(const std::string& name,
                 ::tlm::tlm_base_initiator_socket<Width, ::tlm::tlm_fw_transport_if<>, ::tlm::tlm_bw_transport_if<>, N, Policy>& socket,
                 Style style = Style::Loose) {
    auto port =
        std::make_unique<InitiatorPort<Width>>(sc_core::sc_gen_unique_name("port"), outlet(), declare(remote::PortKind::Initiator, name, style, Width), style);
    socket.bind(port->socket);
    ports_.push_back(std::move(port));
  }

  // A signal of the design that the simulation drives: a reset, an interrupt.
  template <typename T>
  void signal_in(const std::string& name, sc_core::sc_signal_inout_if<T>& signal) {
    ports_.push_back(std::make_unique<SignalIn<T>>(outlet(), declare(remote::PortKind::SignalIn, name, Style::Loose, 0), signal));
  }

  // A signal of the design that the simulation sees.
  template <typename T>
  void signal_out(const std::string& name, const sc_core::sc_signal_in_if<T>& signal) {
    ports_.push_back(std::make_unique<SignalOut<T>>(outlet(), declare(remote::PortKind::SignalOut, name, Style::Loose, 0), signal));
  }

  // The design has events of its own for ever (clocks), which shall not keep the simulation alive.
  void is_background() { description_.is_background = true; }

  int run(int, char**) { remote::run_started(*this); }

 private:
  template <typename T>
  struct SignalIn : Port {
    SignalIn(Outlet& outlet, int number, sc_core::sc_signal_inout_if<T>& signal) : Port(outlet, number), signal_(signal) {}
    void deliver(remote::Input&& input) override { signal_.write(static_cast<T>(input.value())); }
    sc_core::sc_signal_inout_if<T>& signal_;
  };

  template <typename T>
  struct SignalOut : Port {
    SignalOut(Outlet& outlet, int number, const sc_core::sc_signal_in_if<T>& signal) : Port(outlet, number) {
      sc_core::sc_spawn_options options;
      options.spawn_method();
      options.set_sensitivity(&signal.value_changed_event());
      options.dont_initialize();
      sc_core::sc_spawn([this, &signal] {
        const int64_t time = now_fs() + outlet_.look_ahead();
        put(remote::RecordKind::Signal, time, static_cast<uint64_t>(signal.read()));
      }, sc_core::sc_gen_unique_name("signal"), &options);
    }
    void deliver(remote::Input&&) override { throw remote::ProtocolError("a record came to a signal that leaves"); }
  };

  int declare(remote::PortKind kind, const std::string& name, Style style, unsigned int width) {
    remote::Port port{kind, name};
    port.options = style == Style::Phased ? remote::kFourPhases : 0;
    port.bus_width = static_cast<uint16_t>(width);
    description_.ports.push_back(port);
    return static_cast<int>(description_.ports.size()) - 1;
  }

  // --- what Tlm asks ---
  remote::Description configure(const remote::Configuration&, remote::Services& services) override {
    services_ = &services;
    return description_;
  }

  void take(remote::Input&& input) override {
    if (input.port() >= static_cast<int>(ports_.size())) throw remote::ProtocolError("a record came for a port that was not declared");
    const auto time = to_time(input.time());
    inputs_.emplace(time, std::move(input));
  }

  int64_t advance(int64_t time, remote::Outbox& out) override {
    out_ = &out;
    if (sc_core::sc_get_status() == sc_core::SC_STOPPED) return remote::kNever;
    if (!inputs_.empty()) notify();
    const auto until = sc_core::sc_time::from_value(static_cast<sc_dt::uint64>(time / resolution_fs()));  // nothing happens between steps
    if (!std::exchange(started_, true)) sc_core::sc_start(sc_core::SC_ZERO_TIME);
    if (until > sc_core::sc_time_stamp()) sc_core::sc_start(until - sc_core::sc_time_stamp(), sc_core::SC_RUN_TO_TIME);
    while (sc_core::sc_get_status() != sc_core::SC_STOPPED && sc_core::sc_pending_activity_at_current_time())
      sc_core::sc_start(sc_core::SC_ZERO_TIME);
    if (wants_stop() || !sc_core::sc_pending_activity_at_future_time()) return remote::kNever;
    return now_fs() + to_fs(sc_core::sc_time_to_pending_activity());
  }

  size_t debug(const remote::Input& request, std::vector<uint8_t>& data) override {
    return ports_.at(static_cast<size_t>(request.port()))->debug(request, data);
  }

  bool wants_stop() const override { return sc_core::sc_get_status() == sc_core::SC_STOPPED; }

  std::vector<remote::Value> values() override {
    if (!wants_stop()) sc_core::sc_stop();  // end_of_simulation of the models
    return {};
  }

  // --- in SystemC ---
  void notify() {
    const auto now = sc_core::sc_time_stamp();
    const auto first = inputs_.begin()->first;
    due_.notify(first > now ? first - now : sc_core::SC_ZERO_TIME);
  }

  void inject() {
    while (!inputs_.empty() && inputs_.begin()->first <= sc_core::sc_time_stamp()) {
      auto input = std::move(inputs_.begin()->second);
      inputs_.erase(inputs_.begin());
      const auto port = static_cast<size_t>(input.port());
      ports_[port]->deliver(std::move(input));
    }
    if (!inputs_.empty()) notify();
  }

  remote::BodyWriter& leave(int64_t time) override {
    if (time < now_fs() + description_.look_ahead)
      throw remote::ProtocolError("the look-ahead is " + std::to_string(description_.look_ahead) + " fs, but an output leaves " +
                                  std::to_string(time - now_fs()) + " fs after what caused it: construct the Bridge with a smaller one");
    services_->flush();
    return out_->record();
  }

  Outlet& outlet() { return *this; }
  int64_t look_ahead() const override { return description_.look_ahead; }
  remote::Services& services() override { return *services_; }

  remote::Description description_;
  remote::Services* services_ = nullptr;
  remote::Outbox* out_ = nullptr;
  std::vector<std::unique_ptr<Port>> ports_;
  std::multimap<sc_core::sc_time, remote::Input> inputs_;
  sc_core::sc_event due_;
  bool started_ = false;
};

}  // namespace tlm::systemc
