// Tlm's remote protocol for C++17: write a Model and give it to run(). Link with libzmq (and threads).
#pragma once

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <thread>

#include "remote/key_file.hpp"
#include "remote/model.hpp"
#include "remote/session.hpp"

namespace tlm::remote {

// Tlm holds our standard input open. Its end means that it is gone, however it went.
inline void end_with_client() {
  std::thread([] {
    while (std::cin.get() != std::char_traits<char>::eof()) {
    }
    std::_Exit(0);
  }).detach();
}

// Runs one model for one Tlm over a link; tells it about a failure.
inline int converse(Link& link, Handler& handler) {
  Session session(link, handler);
  try {
    session.run();
    return 0;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    session.report(failure.what());
    return 1;
  }
}

// Serves at an endpoint, one Tlm after the other, a fresh model for each. Ends only when killed.
template <typename Make>
int serve(const std::string& endpoint, const std::string& secret_key, Make make) {
  Link link(endpoint, secret_key);
  BodyReader body;
  while (true) {
    try {
      while (link.receive(body) != Kind::Hello) {
      }
      while (true) {
        const std::unique_ptr<Handler> handler(make());
        try {
          converse(link, *handler);
          break;
        } catch (const ClientChanged&) {
        }
      }
    } catch (const ProtocolError& problem) {
      std::fprintf(stderr, "%s\n", problem.what());
    }
  }
}

// Runs one model for the Tlm that started this process, then ends the process.
[[noreturn]] inline void run_started(Handler& handler) {
  int code = 1;
  try {
    std::signal(SIGINT, SIG_IGN);  // Ctrl-C goes to the whole group; Tlm decides when we end
    const auto credentials = Credentials::read(std::cin);
    end_with_client();
    Link link(credentials);
    code = converse(link, handler);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
  }
  std::cout.flush();
  std::fflush(stdout);
  std::_Exit(code);  // no orderly exit: the thread that watches standard input holds its lock
}

// The main function of a peer: started by Tlm, or on its own with --serve ENDPOINT [KEYFILE] after --new-keys KEYFILE.
template <typename Make>
int run(int argc, char** argv, Make make) {
  const std::string asked = argc >= 3 ? argv[1] : "";
  try {
    if (asked == "--new-keys") return new_keys(argv[2]);
    if (asked == "--serve") return serve(argv[2], argc > 3 ? secret_key_of(argv[3]) : "", make);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
  const std::unique_ptr<Handler> handler(make());
  run_started(*handler);
}

}  // namespace tlm::remote
