/**
 * What tests stand on: real servers ({@link com.arisgourmet.testsupport.TestServers}), the house rules as tests
 * ({@link com.arisgourmet.testsupport.HouseRules}), and the guard that fails a build with skipped tests
 * ({@link com.arisgourmet.testsupport.SkippedTests}). The sub-packages judge histories of events and make a network fail.
 */
package com.arisgourmet.testsupport;
