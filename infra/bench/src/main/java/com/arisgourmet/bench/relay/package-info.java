/**
 * The relay beside Debezium Server and beside the least a relay must do, on the same servers, one after the other.
 *
 * <h2>What is measured, and how it is kept fair</h2>
 *
 * <ul>
 *   <li>A round is a {@link com.arisgourmet.bench.relay.Turn} of each {@link com.arisgourmet.bench.relay.Contender}, in an
 *       order that rotates from round to round. During a turn its process is the only one of them that runs. It starts on
 *       empty tables and streams; what the turn made is removed at its end, also when it is cut short.
 *   <li>All move the same {@link com.arisgourmet.bench.relay.Event}s: payloads of 200 bytes, ten to an aggregate. Ours has
 *       64 streams, with restaurants at random; Debezium has its one stream an aggregate type.
 *   <li>A backlog is written while the process is stopped (SIGSTOP), in many small transactions; then it goes on. So the
 *       same warm process drains twice: the first drain is called cold, the second warm. Rates are from the first entry's
 *       arrival to the last one's, by Redis's clock, which is in the entries' ids. Each drain is read through afterwards:
 *       what is lost, duplicated or out of order within its aggregate is counted.
 *   <li>A latency is from the return of COMMIT in the writer to the return of the XREAD with the entry in the reader, both in
 *       this JVM on one clock. Ours and the ceiling are nudged after commit, as services do.
 *   <li>CPU time and memory are those of the contender's process, as the kernel counts them. For the whole of a drain CPU
 *       time is given with what the servers needed besides, as far as their processes can be seen.
 * </ul>
 */
package com.arisgourmet.bench.relay;
