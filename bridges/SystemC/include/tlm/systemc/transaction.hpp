// Requests from Tlm as generic payloads, used again and again.
#pragma once

#include <tlm>

#include "port.hpp"

namespace tlm::systemc {

struct Transaction : ::tlm::tlm_generic_payload {
  remote::Input input;
  std::vector<uint8_t> bytes;
};

class TransactionPool : private ::tlm::tlm_mm_interface {
 public:
  ~TransactionPool() override {
    for (auto* transaction : all_) delete transaction;
  }

  // A payload with one reference that asks what the record asks.
  Transaction& take(remote::Input&& input) {
    if (free_.empty()) {
      all_.push_back(new Transaction);
      all_.back()->set_mm(this);
      free_.push_back(all_.back());
    }
    Transaction& transaction = *free_.back();
    free_.pop_back();
    transaction.acquire();
    transaction.input = std::move(input);
    fill(transaction);
    return transaction;
  }

  static void fill(Transaction& transaction) {
    auto& input = transaction.input;
    const auto length = static_cast<size_t>(input.length());
    transaction.bytes.assign(length, 0);
    std::copy(input.data.begin(), input.data.end(), transaction.bytes.begin());
    transaction.set_command(input.command() == remote::Command::Read    ? ::tlm::TLM_READ_COMMAND
                            : input.command() == remote::Command::Write ? ::tlm::TLM_WRITE_COMMAND
                                                                        : ::tlm::TLM_IGNORE_COMMAND);
    transaction.set_address(input.address());
    transaction.set_data_ptr(transaction.bytes.data());
    transaction.set_data_length(static_cast<unsigned>(length));
    transaction.set_streaming_width(static_cast<unsigned>(input.request.streaming_width == 0 ? input.length() : input.request.streaming_width));
    transaction.set_byte_enable_ptr(input.byte_enables.empty() ? nullptr : input.byte_enables.data());
    transaction.set_byte_enable_length(static_cast<unsigned>(input.byte_enables.size()));
    transaction.set_dmi_allowed(false);
    transaction.set_response_status(::tlm::TLM_INCOMPLETE_RESPONSE);
  }

 private:
  void free(::tlm::tlm_generic_payload* payload) override {
    payload->reset();
    free_.push_back(static_cast<Transaction*>(payload));
  }

  std::vector<Transaction*> all_, free_;
};

// A generic payload of a SystemC initiator as a request record.
inline remote::Request to_request(::tlm::tlm_generic_payload& payload, uint64_t id) {
  remote::Request request;
  request.id = id;
  request.command = payload.is_read() ? remote::Command::Read : payload.is_write() ? remote::Command::Write : remote::Command::Ignore;
  request.address = payload.get_address();
  request.length = payload.get_data_length();
  if (payload.get_streaming_width() != payload.get_data_length()) request.streaming_width = payload.get_streaming_width();
  request.wants_data = payload.get_data_ptr() != nullptr;
  if (payload.is_write() && payload.get_data_ptr() != nullptr)
    request.data.assign(payload.get_data_ptr(), payload.get_data_ptr() + payload.get_data_length());
  if (payload.get_byte_enable_ptr() != nullptr)
    request.byte_enables.assign(payload.get_byte_enable_ptr(), payload.get_byte_enable_ptr() + payload.get_byte_enable_length());
  return request;
}

}  // namespace tlm::systemc
