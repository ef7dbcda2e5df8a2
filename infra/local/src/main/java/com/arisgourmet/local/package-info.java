/**
 * The {@code aris} command.
 *
 * <p>Everything it keeps is under {@code .aris/} in the root of the checkout: data of MariaDB and Redis, unpacked
 * programs, logs, {@code secrets.json} (made at random on this machine, readable by its owner alone) and
 * {@code state.json} (which processes are running).
 *
 * <p>What it starts runs in sessions of its own and outlives it. A process counts as ours if its pid is alive, started
 * when {@code state.json} says, and its command line names this {@code .aris/}; no other process is ever ended. That is
 * how the leftovers of a killed run are found: they are used again if they are what would be started now, and replaced
 * if not.
 */
package com.arisgourmet.local;
