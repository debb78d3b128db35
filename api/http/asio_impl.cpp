// The libraries' own code, compiled once: every other file then sees declarations only, and builds in half
// the time.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
