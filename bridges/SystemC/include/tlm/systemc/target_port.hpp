// A SystemC target as a target of the simulation: requests become blocking or four-phase calls on its socket.
#pragma once

#include <deque>
#include <set>

#include "transaction.hpp"

namespace tlm::systemc {

template <unsigned int Width>
class TargetPort : public sc_core::sc_module, public Port, private ::tlm::tlm_bw_transport_if<> {
 public:
  ::tlm::tlm_initiator_socket<Width> socket;

  TargetPort(sc_core::sc_module_name name, Outlet& outlet, int number, Style style)
      : sc_module(name), Port(outlet, number), socket("socket"), style_(style) {
    socket.bind(*this);
    sc_core::sc_spawn_options options;
    options.spawn_method();
    options.set_sensitivity(&rest_);
    options.dont_initialize();
    sc_core::sc_spawn([this] { wake(); }, "rest", &options);
  }

  void deliver(remote::Input&& input) override {
    if (input.head.kind == remote::RecordKind::Taken) return end_response(input.id());
    if (input.head.kind != remote::RecordKind::Request) throw remote::ProtocolError("a record that is no request came to a target");
    if (input.length() > remote::kMaxData) return refuse(input);
    waiting_.push_back(&transactions_.take(std::move(input)));
    if (style_ == Style::Phased) begin_request();
    else wake();
  }

  size_t debug(const remote::Input& request, std::vector<uint8_t>& data) override {
    Transaction transaction;
    transaction.input = request;
    TransactionPool::fill(transaction);
    const auto moved = socket->transport_dbg(transaction);
    data = transaction.bytes;
    return moved;
  }

 private:
  struct Worker {
    sc_core::sc_event go;
  };

  // --- blocking ---
  void wake() {
    if (waiting_.empty()) return;
    if (idle_.empty()) {
      sc_core::sc_spawn([this] { work(); });
      return;
    }
    idle_.back()->go.notify();
    idle_.pop_back();
  }

  void work() {
    Worker self;
    while (true) {
      while (!waiting_.empty()) {
        auto* transaction = waiting_.front();
        waiting_.pop_front();
        if (!waiting_.empty()) rest_.notify(sc_core::SC_ZERO_TIME);  // for another worker, in case this one waits
        auto delay = sc_core::SC_ZERO_TIME;
        socket->b_transport(*transaction, delay);
        respond(*transaction, delay);
        transaction->release();
      }
      idle_.push_back(&self);
      sc_core::wait(self.go);
    }
  }

  // --- four phases ---
  void begin_request() {
    while (requesting_ == nullptr && !waiting_.empty()) {
      auto* transaction = waiting_.front();
      waiting_.pop_front();
      requesting_ = transaction;
      ::tlm::tlm_phase phase = ::tlm::BEGIN_REQ;
      auto delay = sc_core::SC_ZERO_TIME;
      const auto status = socket->nb_transport_fw(*transaction, phase, delay);
      if (status == ::tlm::TLM_COMPLETED) {
        requesting_ = nullptr;
        completed_[transaction->input.id()] = transaction;
        respond(*transaction, delay);
      } else if (status == ::tlm::TLM_UPDATED) {
        take_phase(*transaction, phase, delay);
      }
    }
  }

  ::tlm::tlm_sync_enum nb_transport_bw(::tlm::tlm_generic_payload& payload, ::tlm::tlm_phase& phase, sc_core::sc_time& delay) override {
    take_phase(static_cast<Transaction&>(payload), phase, delay);
    begin_request();
    return ::tlm::TLM_ACCEPTED;
  }

  void take_phase(Transaction& transaction, const ::tlm::tlm_phase& phase, const sc_core::sc_time& delay) {
    if (requesting_ == &transaction) requesting_ = nullptr;
    if (phase == ::tlm::END_REQ) return put(remote::RecordKind::Accept, now_fs() + to_fs(delay), transaction.input.id());
    if (phase != ::tlm::BEGIN_RESP) throw remote::ProtocolError("a SystemC target sends a phase that the base protocol does not have");
    responding_[transaction.input.id()] = &transaction;
    respond(transaction, delay);
  }

  void end_response(uint64_t id) {
    if (refused_.erase(id) != 0) return;
    const bool is_completed = completed_.count(id) != 0;
    auto& open = is_completed ? completed_ : responding_;
    const auto found = open.find(id);
    if (found == open.end()) throw remote::ProtocolError("END_RESP came for a transaction that has no response");
    auto* transaction = found->second;
    open.erase(found);
    if (!is_completed) {
      ::tlm::tlm_phase phase = ::tlm::END_RESP;
      auto delay = sc_core::SC_ZERO_TIME;
      socket->nb_transport_fw(*transaction, phase, delay);
    }
    transaction->release();
  }

  // --- both ---
  // A generic payload needs its bytes, also where the simulation is about time only.
  void refuse(const remote::Input& input) {
    if (style_ == Style::Phased) refused_.insert(input.id());
    const int64_t time = now_fs() + outlet_.look_ahead();
    const auto detail = std::to_string(input.length()) + " bytes; at most " + std::to_string(remote::kMaxData) + " are one generic payload";
    remote::write_response(outlet_.leave(time), head(remote::RecordKind::Response, time, input.id()), input, {remote::Status::BurstError, nullptr, detail});
  }

  void respond(Transaction& transaction, const sc_core::sc_time& delay) {
    const int64_t time = now_fs() + to_fs(delay);
    remote::Answer answer;
    answer.status = static_cast<remote::Status>(static_cast<int>(transaction.get_response_status()));
    if (answer.status == remote::Status::Incomplete) {
      answer.status = remote::Status::GenericError;
      answer.detail = "the SystemC target left the response status incomplete";
    }
    answer.data = transaction.bytes.data();
    remote::write_response(outlet_.leave(time), head(remote::RecordKind::Response, time, transaction.input.id()), transaction.input, answer);
  }

  void invalidate_direct_mem_ptr(sc_dt::uint64, sc_dt::uint64) override {}  // none was granted

  const Style style_;
  TransactionPool transactions_;
  std::deque<Transaction*> waiting_;
  std::vector<Worker*> idle_;
  sc_core::sc_event rest_;
  Transaction* requesting_ = nullptr;
  std::map<uint64_t, Transaction*> responding_, completed_;
  std::set<uint64_t> refused_;  // without a transaction
};

}  // namespace tlm::systemc
