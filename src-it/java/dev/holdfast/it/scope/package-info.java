/**
 * Promise: a bean's state follows its visitor from node to node, by whatever door of the platform the bean is called and in
 * whatever way it was defined. The mini application has one bean for each way and one door of each kind.
 */
package dev.holdfast.it.scope;
