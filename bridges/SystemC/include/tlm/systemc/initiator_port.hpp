// A SystemC initiator as an initiator of the simulation: its calls become requests.
#pragma once

#include "transaction.hpp"

namespace tlm::systemc {

template <unsigned int Width>
class InitiatorPort : public sc_core::sc_module, public Port, private ::tlm::tlm_fw_transport_if<> {
 public:
  ::tlm::tlm_target_socket<Width> socket;

  InitiatorPort(sc_core::sc_module_name name, Outlet& outlet, int number, Style style)
      : sc_module(name), Port(outlet, number), socket("socket"), style_(style) {
    socket.bind(*this);
  }

  void deliver(remote::Input&& input) override {
    const auto found = open_.find(input.id());
    if (found == open_.end()) throw remote::ProtocolError("an answer came to an unknown transaction");
    Open& open = *found->second;
    if (input.head.kind == remote::RecordKind::Accept) {
      if (!open.blocking) call_back(open, ::tlm::END_REQ);
    } else if (input.head.kind == remote::RecordKind::Response) {
      take(*open.payload, input);
      if (open.blocking) open.done.notify();
      else if (call_back(open, ::tlm::BEGIN_RESP)) open_.erase(found);
    } else {
      throw remote::ProtocolError("a record that is no answer came to an initiator");
    }
  }

 private:
  struct Open {
    ::tlm::tlm_generic_payload* payload;
    uint64_t id;
    bool blocking;
    sc_core::sc_event done{};
  };

  // The wire from the initiator takes the look-ahead, which is zero where times must be those of a direct binding.
  int64_t leaving(const sc_core::sc_time& delay) const { return now_fs() + to_fs(delay) + outlet_.look_ahead(); }

  Open& send(::tlm::tlm_generic_payload& payload, const sc_core::sc_time& delay, bool blocking) {
    const uint64_t id = count_++;
    const auto request = to_request(payload, id);
    const int64_t time = leaving(delay);
    remote::write_request(outlet_.leave(time), head(remote::RecordKind::Request, time, id), request);
    auto& open = open_[id];
    open.reset(new Open{&payload, id, blocking});
    return *open;
  }

  void b_transport(::tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) override {
    Open& open = send(payload, delay, true);
    sc_core::wait(open.done);
    delay = sc_core::SC_ZERO_TIME;
    end(open.id, delay);
    open_.erase(open.id);
  }

  ::tlm::tlm_sync_enum nb_transport_fw(::tlm::tlm_generic_payload& payload, ::tlm::tlm_phase& phase, sc_core::sc_time& delay) override {
    if (phase == ::tlm::BEGIN_REQ) {
      if (payload.has_mm()) payload.acquire();
      send(payload, delay, false);
      return ::tlm::TLM_ACCEPTED;
    }
    if (phase != ::tlm::END_RESP) throw remote::ProtocolError("a SystemC initiator sends a phase that the base protocol does not have");
    for (auto found = open_.begin(); found != open_.end(); ++found) {
      if (found->second->payload != &payload) continue;
      end(found->first, delay);
      open_.erase(found);
      if (payload.has_mm()) payload.release();
      return ::tlm::TLM_COMPLETED;
    }
    throw remote::ProtocolError("a SystemC initiator ends the response of a transaction that is not open");
  }

  // True when the initiator has ended the response with it.
  bool call_back(Open& open, ::tlm::tlm_phase phase) {
    auto delay = sc_core::SC_ZERO_TIME;
    const bool is_response = phase == ::tlm::BEGIN_RESP;
    auto* payload = open.payload;
    const auto id = open.id;
    const auto status = socket->nb_transport_bw(*payload, phase, delay);
    const bool ended = is_response && (status == ::tlm::TLM_COMPLETED || (status == ::tlm::TLM_UPDATED && phase == ::tlm::END_RESP));
    if (ended) {
      end(id, delay);
      if (payload->has_mm()) payload->release();
    }
    return ended;
  }

  void end(uint64_t id, const sc_core::sc_time& delay) {
    if (style_ == Style::Phased) put(remote::RecordKind::Taken, leaving(delay), id);
  }

  static void take(::tlm::tlm_generic_payload& payload, const remote::Input& response) {
    if (payload.is_read() && payload.get_data_ptr() != nullptr)
      std::copy_n(response.data.begin(), std::min<size_t>(response.data.size(), payload.get_data_length()), payload.get_data_ptr());
    payload.set_dmi_allowed(false);
    payload.set_response_status(static_cast<::tlm::tlm_response_status>(static_cast<int>(response.status())));
  }

  unsigned int transport_dbg(::tlm::tlm_generic_payload& payload) override {
    auto request = to_request(payload, 0);
    std::vector<uint8_t> data;
    const auto moved = outlet_.services().debug(number_, request, data);
    if (payload.is_read()) std::copy_n(data.begin(), std::min<size_t>(moved, data.size()), payload.get_data_ptr());
    return static_cast<unsigned int>(moved);
  }

  bool get_direct_mem_ptr(::tlm::tlm_generic_payload&, ::tlm::tlm_dmi& dmi) override {
    dmi.init();
    dmi.set_end_address(~sc_dt::uint64(0));
    return false;  // no pointer leads into another process
  }

  const Style style_;
  std::map<uint64_t, std::unique_ptr<Open>> open_;
  uint64_t count_ = 0;
};

}  // namespace tlm::systemc
