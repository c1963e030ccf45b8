<%@ page contentType="text/html; charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!DOCTYPE html>
<title>Cart</title>
<p id="customer"><c:out value="${sessionScope.customer.name}"/></p>
<ul>
<c:forEach items="${sessionScope.cart.lines}" var="line">
  <li>${line.quantity} x <c:out value="${line.article}"/></li>
</c:forEach>
</ul>
<p id="note"><c:out value="${cart.note}"/></p>
<p id="seen">${seen}</p>
<p id="clicks">${clicks}</p>
<p id="timeout"><%= session.getMaxInactiveInterval() %></p>
<a href="<%= response.encodeURL("cart") %>">again</a>
<a href="<c:url value="/logout"/>">leave</a>
