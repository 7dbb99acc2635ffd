#include "ramulator_engine.h"

#include <algorithm>
#include <bit>
#include <map>

#include "ramulator/base/config.h"
#include "ramulator/base/factory.h"
#include "ramulator/base/request.h"
#include "ramulator/controller/controller_base.h"
#include "ramulator/controller/plugin/i_controller_plugin.h"
#include "ramulator/frontend/i_frontend.h"
#include "ramulator/memory_system/i_memory_system.h"

namespace tlm {

// A controller plug-in finds its sink here: Ramulator creates it from a name in the configuration and hands it nothing of ours.
static Sink* g_sink = nullptr;
static const Ramulator::DRAMSpec* g_spec = nullptr;
static std::map<int, const Ramulator::ControllerBase*> g_controllers;  // by channel

}  // namespace tlm

// Ramulator's registration macro expects to be used in its own namespace.
namespace Ramulator {

class TlmCommandTap : public IControllerPlugin, public Implementation {
  RAMULATOR_REGISTER_IMPLEMENTATION(IControllerPlugin, TlmCommandTap, "TlmCommandTap")

 public:
  void init() override {}

  void setup(IFrontEnd*, IMemorySystem*) override {
    controller_ = cast_parent<ControllerBase>();
    tlm::g_spec = controller_->m_device.m_spec;
    tlm::g_controllers[controller_->m_channel_id] = controller_;
  }

  void on_issue(const Request& request) override {
    tlm::g_sink->issued(controller_->m_clk, static_cast<uint16_t>(controller_->m_channel_id), static_cast<uint16_t>(request.command),
                        request.type_id, request.source_id, request.addr_vec.data(),
                        std::min<int>(static_cast<int>(request.addr_vec.size()), tlm::kMaxLevels));
  }

 private:
  ControllerBase* controller_ = nullptr;
};

}  // namespace Ramulator

namespace tlm {

using Ramulator::ConfigNode;

class RamulatorEngine final : public Engine {
 public:
  std::string name() const override { return "ramulator"; }
  std::string version() const override { return "2.1"; }

  MemoryDescription configure(const std::string& text, Sink& sink) override {
    g_sink = sink_ = &sink;
    try {
      return load(with_tap(Ramulator::Config::parse_config_string(text)));
    } catch (const ConfigurationError&) {
      throw;
    } catch (const std::exception& failure) {
      throw ConfigurationError(std::string("Ramulator refuses the configuration: ") + failure.what());
    }
  }

  bool offer(const Transaction& transaction) override {
    const uint64_t id = transaction.id;
    auto done = [this, id](Ramulator::Request&) { sink_->completed(id); };
    const auto address = static_cast<Ramulator::Addr_t>(transaction.address);
    if (!transaction.has_ids)
      return front_end_->receive_external_requests(transaction.write ? 1 : 0, address, static_cast<int>(transaction.source), done, bytes_);
    // the external front end can't pass level ids on
    Ramulator::Request request(address, transaction.write ? 1 : 0, static_cast<int>(transaction.source), done);
    request.addr_vec.assign(transaction.ids.begin(), transaction.ids.begin() + g_spec->level_count);
    request.size_bytes = bytes_;
    return memory_->send(request);
  }

  void tick() override { memory_->tick(); }

  ChannelCounts counts(uint16_t channel) const override {
    const auto statistics = g_controllers.at(channel)->Ramulator::Implementation::collect_stats();
    const auto of = [&](const char* name) { return statistics[name].template as<uint64_t>(); };
    return {of("read_row_hits"), of("read_row_misses"), of("read_row_conflicts"),
            of("write_row_hits"), of("write_row_misses"), of("write_row_conflicts"),
            of("num_read_reqs"), of("num_write_reqs"), of("num_read_reqs_forwarded"), of("num_write_reqs_coalesced"),
            of("read_queue_len"), of("write_queue_len")};
  }

 private:
  // The same configuration, with our plug-in in place of whatever plug-ins the controllers name.
  static ConfigNode with_tap(const ConfigNode& config) {
    ConfigNode tap(ConfigNode::Map{{"impl", ConfigNode("TlmCommandTap")}});
    ConfigNode::Seq controllers;
    const ConfigNode listed = config["memory_system"]["controllers"];  // operator[] gives a copy, which must outlive the loop
    for (ConfigNode controller : listed.seq()) {
      controller.set("controller_plugins", ConfigNode(ConfigNode::Seq{tap}));
      controllers.push_back(controller);
    }
    ConfigNode memory = config["memory_system"];
    memory.set("controllers", ConfigNode(controllers));
    ConfigNode result = config;
    result.set("memory_system", memory);
    return result;
  }

  MemoryDescription load(const ConfigNode& config) {
    front_end_ = Ramulator::Factory::create_frontend(config);
    memory_ = Ramulator::Factory::create_memory_system(config);
    if (front_end_ == nullptr || memory_ == nullptr) throw ConfigurationError("Ramulator made no front end or no memory system");
    front_end_->connect_memory_system(memory_);
    memory_->connect_frontend(front_end_);
    bytes_ = memory_->get_tx_bytes();
    if (g_spec->level_count > kMaxLevels) throw ConfigurationError("more than 8 levels in the hierarchy");
    MemoryDescription description;
    description.channels = static_cast<uint32_t>(config["memory_system"]["controllers"].size());
    description.transaction_bytes = static_cast<uint32_t>(bytes_);
    description.clock_ps = static_cast<uint32_t>(g_spec->timing_vals[g_spec->timings.at("tCK_ps")]);
    description.channel_shift = static_cast<uint32_t>(std::bit_width(description.transaction_bytes) - 1) +
                                config["memory_system"]["channel_mapper"]["interleave_bits"].as<unsigned>(0u);
    description.levels = g_spec->level_names;
    description.commands = g_spec->command_names;
    return description;
  }

  Sink* sink_ = nullptr;
  Ramulator::IFrontEnd* front_end_ = nullptr;
  Ramulator::IMemorySystem* memory_ = nullptr;
  int bytes_ = 0;
};

std::unique_ptr<Engine> make_ramulator_engine() { return std::make_unique<RamulatorEngine>(); }

}  // namespace tlm
