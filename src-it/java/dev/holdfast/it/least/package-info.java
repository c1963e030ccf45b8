/** Promise: Holdfast needs no more of a server than beans, servlets, JSON-B and MicroProfile Config. */
package dev.holdfast.it.least;
