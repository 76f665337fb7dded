#define BOOST_TEST_MODULE obsgen
#include <boost/test/unit_test.hpp>
