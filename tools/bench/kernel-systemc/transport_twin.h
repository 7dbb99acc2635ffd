// Twins of the transport benchmark cases on Accellera's TLM-2.0 library.
#pragma once
#define SC_INCLUDE_DYNAMIC_PROCESSES
#include <cstdint>
#include <deque>
#include <string>
#include <systemc>
#include <tlm>
#include <tlm_utils/peq_with_cb_and_phase.h>
#include <tlm_utils/simple_initiator_socket.h>
#include <tlm_utils/simple_target_socket.h>
#include <tlm_utils/tlm_quantumkeeper.h>

extern uint64_t transactions;

struct BlockingInitiator : sc_core::sc_module {
    SC_HAS_PROCESS(BlockingInitiator);
    tlm_utils::simple_initiator_socket<BlockingInitiator> socket{"socket"};
    tlm_utils::tlm_quantumkeeper keeper;
    tlm::tlm_generic_payload payload;
    unsigned char data[4] = {};
    uint64_t count;
    std::string way;
    BlockingInitiator(sc_core::sc_module_name name, uint64_t n, std::string w) : sc_module(name), count(n), way(std::move(w)) {
        payload.set_command(tlm::TLM_READ_COMMAND);
        payload.set_data_ptr(data);
        payload.set_data_length(4);
        payload.set_streaming_width(4);
        SC_THREAD(run);
    }
    void transport(uint64_t i, sc_core::sc_time& delay) {
        payload.set_address(i & 0xfff);
        payload.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
        socket->b_transport(payload, delay);
        ++transactions;
    }
    void run() {
        if (way == "quantum") {
            for (uint64_t i = 0; i < count; ++i) {
                sc_core::sc_time delay = keeper.get_local_time();
                transport(i, delay);
                keeper.set(delay);
                if (keeper.need_sync())
                    keeper.sync();
            }
        } else if (way == "wait") {
            for (uint64_t i = 0; i < count; ++i) {
                sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
                transport(i, delay);
                wait(delay);
            }
        } else {
            for (uint64_t i = 0; i < count; ++i) {
                sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
                transport(i, delay);
            }
        }
    }
};

struct BlockingTarget : sc_core::sc_module {
    tlm_utils::simple_target_socket<BlockingTarget> socket{"socket"};
    sc_core::sc_time latency{10, sc_core::SC_NS};
    explicit BlockingTarget(sc_core::sc_module_name name) : sc_module(name) {
        socket.register_b_transport(this, &BlockingTarget::b_transport);
    }
    void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
        delay += latency;
        payload.set_response_status(tlm::TLM_OK_RESPONSE);
    }
};

struct BlockingRouter : sc_core::sc_module {
    tlm_utils::simple_target_socket<BlockingRouter> in{"in"};
    tlm_utils::simple_initiator_socket<BlockingRouter> out0{"out0"}, out1{"out1"};
    tlm_utils::simple_initiator_socket<BlockingRouter>* out[2] = {&out0, &out1};
    explicit BlockingRouter(sc_core::sc_module_name name) : sc_module(name) { in.register_b_transport(this, &BlockingRouter::b_transport); }
    void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
        sc_dt::uint64 address = payload.get_address();
        payload.set_address(address & 0xfffffff);
        (*out[address >> 28])->b_transport(payload, delay);
    }
};

struct PayloadPool : tlm::tlm_mm_interface {
    std::deque<tlm::tlm_generic_payload*> idle;
    tlm::tlm_generic_payload* rent() {
        if (idle.empty())
            idle.push_back(new tlm::tlm_generic_payload(this));
        auto* payload = idle.back();
        idle.pop_back();
        payload->acquire();
        return payload;
    }
    void free(tlm::tlm_generic_payload* payload) override {
        payload->reset();
        idle.push_back(payload);
    }
};

struct FourPhaseInitiator : sc_core::sc_module {
    SC_HAS_PROCESS(FourPhaseInitiator);
    tlm_utils::simple_initiator_socket<FourPhaseInitiator> socket{"socket"};
    tlm_utils::peq_with_cb_and_phase<FourPhaseInitiator> queue{"queue", this, &FourPhaseInitiator::advance};
    sc_core::sc_event done;
    sc_core::sc_time flight{1, sc_core::SC_NS};
    PayloadPool pool;
    unsigned char data[4] = {};
    uint64_t count;
    FourPhaseInitiator(sc_core::sc_module_name name, uint64_t n) : sc_module(name), count(n) {
        socket.register_nb_transport_bw(this, &FourPhaseInitiator::backward);
        SC_THREAD(run);
    }
    void run() {
        for (uint64_t i = 0; i < count; ++i) {
            auto* payload = pool.rent();
            payload->set_command(tlm::TLM_READ_COMMAND);
            payload->set_address(i & 0xfff);
            payload->set_data_ptr(data);
            payload->set_data_length(4);
            payload->set_streaming_width(4);
            payload->set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
            tlm::tlm_phase phase = tlm::BEGIN_REQ;
            sc_core::sc_time delay = flight;
            socket->nb_transport_fw(*payload, phase, delay);
            wait(done);
            payload->release();
            ++transactions;
        }
    }
    tlm::tlm_sync_enum backward(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase, sc_core::sc_time& delay) {
        queue.notify(payload, phase, delay);
        return tlm::TLM_ACCEPTED;
    }
    void advance(tlm::tlm_generic_payload& payload, const tlm::tlm_phase& at) {
        if (at != tlm::BEGIN_RESP)
            return;
        tlm::tlm_phase phase = tlm::END_RESP;
        sc_core::sc_time delay = flight;
        socket->nb_transport_fw(payload, phase, delay);
        done.notify();
    }
};

struct FourPhaseTarget : sc_core::sc_module {
    tlm_utils::simple_target_socket<FourPhaseTarget> socket{"socket"};
    tlm_utils::peq_with_cb_and_phase<FourPhaseTarget> queue{"queue", this, &FourPhaseTarget::advance};
    sc_core::sc_time flight{1, sc_core::SC_NS}, latency{10, sc_core::SC_NS};
    explicit FourPhaseTarget(sc_core::sc_module_name name) : sc_module(name) {
        socket.register_nb_transport_fw(this, &FourPhaseTarget::forward);
    }
    tlm::tlm_sync_enum forward(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase, sc_core::sc_time& delay) {
        queue.notify(payload, phase, delay);
        return tlm::TLM_ACCEPTED;
    }
    void advance(tlm::tlm_generic_payload& payload, const tlm::tlm_phase& at) {
        if (at == tlm::BEGIN_REQ) {
            send(payload, tlm::END_REQ);
            queue.notify(payload, tlm::BEGIN_RESP, latency);
        } else if (at == tlm::BEGIN_RESP) {
            payload.set_response_status(tlm::TLM_OK_RESPONSE);
            send(payload, tlm::BEGIN_RESP);
        }
    }
    void send(tlm::tlm_generic_payload& payload, tlm::tlm_phase phase) {
        sc_core::sc_time delay = flight;
        socket->nb_transport_bw(payload, phase, delay);
    }
};

// Builds a transport case; false when the name is none.
inline bool build_transport(const std::string& name, uint64_t count) {
    using namespace sc_core;
    if (name == "at-4-phase") {
        auto* initiator = new FourPhaseInitiator("initiator", count);
        initiator->socket.bind((new FourPhaseTarget("target"))->socket);
        return true;
    }
    const std::string prefix = "b_transport-";
    if (name.rfind(prefix, 0) != 0)
        return false;
    const std::string way = name.substr(prefix.size());
    tlm_utils::tlm_quantumkeeper::set_global_quantum(sc_time(1, SC_US));
    auto* initiator = new BlockingInitiator("initiator", count, way);
    auto* target = new BlockingTarget("target");
    if (way != "router") {
        initiator->socket.bind(target->socket);
        return true;
    }
    auto* router = new BlockingRouter("router");
    initiator->socket.bind(router->in);
    router->out0.bind(target->socket);
    router->out1.bind((new BlockingTarget("target1"))->socket);
    return true;
}
